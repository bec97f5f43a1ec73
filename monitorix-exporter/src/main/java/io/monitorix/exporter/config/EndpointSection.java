package io.monitorix.exporter.config;

import io.monitorix.exporter.config.EndpointConfig.Login;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what leads to a receiver: URL, headers, login, certificates. */
final class EndpointSection {

  private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
  private static final Pattern HEADER_VALUE = Pattern.compile("[\\x20-\\x7e]+");
  private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9-]+");
  private static final Duration LONGEST = Duration.ofDays(1);

  private EndpointSection() {}

  /**
   * Reads all but the URL and the timeout, which the sections call differently.
   *
   * @param url {@code null} after a problem
   * @param timeout {@code null} after a problem
   * @param reserved headers that the protocol sets, in lower case
   * @param tls the section of certificates, if there is one
   * @return {@code null} after a problem
   */
  static @Nullable EndpointConfig read(
      YamlMapping section,
      @Nullable URI url,
      @Nullable Duration timeout,
      Set<String> reserved,
      @Nullable YamlValue tls) {
    Map<String, Secret> headers = headers(section.get("headers"), reserved);
    Login login = login(section);
    EndpointConfig.Tls certificates = HttpTlsSection.read(tls);
    return url == null
            || timeout == null
            || headers == null
            || login == null
            || certificates == null
        ? null
        : new EndpointConfig(url, timeout, headers, login, certificates);
  }

  /** The URL, which no problem quotes: it may hold a key. {@code null} after a problem. */
  static @Nullable URI url(@Nullable YamlValue value) {
    String expected = "a URL such as https://mimir.example/api/v1/push";
    String text = value == null ? null : value.text(expected);
    return value == null || text == null ? null : url(value, text, expected);
  }

  /** The URL that a value stands for, likewise. */
  static @Nullable URI url(YamlValue value, String text, String expected) {
    String fault = null;
    URI url = null;
    try {
      url = new URI(text);
    } catch (URISyntaxException e) {
      fault = "expected " + expected;
    }
    if (url != null) {
      fault = fault(url, expected);
    }
    if (fault != null) {
      value.problem(fault);
      return null;
    }
    return url;
  }

  private static @Nullable String fault(URI url, String expected) {
    if (url.getRawUserInfo() != null) {
      return "the URL names a user; log in with basic_auth";
    }
    boolean http =
        "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
    if (!http || url.getHost() == null || url.getPort() > 65_535 || url.getPort() == 0) {
      return "expected " + expected;
    }
    return url.getRawFragment() == null ? null : "expected nothing behind '#' in the URL";
  }

  /** The duration, or the other one where nothing is written; {@code null} after a problem. */
  static @Nullable Duration duration(@Nullable YamlValue value, Duration otherwise) {
    if (value == null) {
      return otherwise;
    }
    Duration duration = value.parse("a duration such as 15s", PrometheusDuration::parse);
    if (duration != null && (duration.isZero() || duration.compareTo(LONGEST) > 0)) {
      value.problem("expected more than 0s and at most " + PrometheusDuration.format(LONGEST));
      return null;
    }
    return duration;
  }

  private static @Nullable Map<String, Secret> headers(
      @Nullable YamlValue section, Set<String> reserved) {
    Map<String, String> written =
        TextMap.read(
            section == null ? null : section.secret(),
            name -> {
              String lower = name.toLowerCase(Locale.ROOT);
              if (!HEADER_NAME.matcher(name).matches()) {
                return "expected the name of a header";
              }
              if (lower.equals("authorization")) {
                return "use authorization or basic_auth for this header";
              }
              return reserved.contains(lower) ? "the protocol sets this header itself" : null;
            });
    if (section == null || written == null) {
      return section == null ? Map.of() : null;
    }
    Map<String, Secret> headers = new LinkedHashMap<>();
    boolean fine = true;
    for (Map.Entry<String, String> header : written.entrySet()) {
      if (HEADER_VALUE.matcher(header.getValue()).matches()) {
        headers.put(header.getKey(), new Secret(header.getValue()));
      } else {
        section.problem(
            "the value of " + header.getKey() + " has a character that no header may have");
        fine = false;
      }
    }
    return fine ? headers : null;
  }

  /** How a client logs in; {@code null} after a problem. */
  static @Nullable Login login(YamlMapping section) {
    YamlValue basic = section.get("basic_auth");
    YamlValue authorization = section.get("authorization");
    if (basic != null && authorization != null) {
      authorization.problem("basic_auth and authorization exclude each other; keep one of the two");
      return null;
    }
    if (basic != null) {
      return basic(basic);
    }
    return authorization != null ? authorization(authorization) : new Login.None();
  }

  private static @Nullable Login basic(YamlValue section) {
    YamlMapping basic = section.mapping(List.of("username", "password", "password_file"));
    if (basic == null) {
      return null;
    }
    YamlValue name = basic.require("username");
    String username = name == null ? null : name.text("a name");
    if (name != null && username != null && username.contains(":")) {
      name.problem("a user's name has no ':' here");
      username = null;
    }
    Secret password = SecretReader.read(basic, "password", text -> null);
    return username == null || password == null ? null : new Login.Basic(username, password);
  }

  private static @Nullable Login authorization(YamlValue section) {
    YamlMapping mapping = section.mapping(List.of("type", "credentials", "credentials_file"));
    if (mapping == null) {
      return null;
    }
    YamlValue written = mapping.get("type");
    String type = written == null ? "Bearer" : written.text("a word such as Bearer");
    if (written != null && type != null && !TYPE.matcher(type).matches()) {
      written.problem("expected a word such as Bearer");
      type = null;
    }
    Secret credentials =
        SecretReader.read(
            mapping,
            "credentials",
            text ->
                HEADER_VALUE.matcher(text).matches()
                    ? null
                    : "the credentials have a line break or another character that no header has");
    return type == null || credentials == null ? null : new Login.Authorization(type, credentials);
  }
}
