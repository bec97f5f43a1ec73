package io.monitorix.alerts.notify.http;

import io.monitorix.alerts.notify.config.Fields;
import io.monitorix.alerts.notify.config.Secret;
import io.monitorix.alerts.remote.delivery.ClientTls;
import io.monitorix.alerts.yaml.YamlValue;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads {@code http_config}. */
final class HttpSettingsReader {

  private static final List<String> PROXY_KEYS =
      List.of("proxy_url", "no_proxy", "proxy_from_environment", "proxy_connect_header");

  private static final List<String> KEYS =
      plus(
          PROXY_KEYS,
          "basic_auth",
          "authorization",
          "oauth2",
          "bearer_token",
          "bearer_token_file",
          "tls_config",
          "follow_redirects",
          "enable_http2",
          "http_headers");

  private static final List<String> OAUTH2_KEYS =
      plus(
          PROXY_KEYS,
          "client_id",
          "client_secret",
          "client_secret_file",
          "token_url",
          "scopes",
          "endpoint_params",
          "tls_config");

  private static final Set<String> PROXY_SCHEMES = Set.of("http", "socks5", "socks5h");

  private HttpSettingsReader() {}

  private static List<String> plus(List<String> some, String... more) {
    return Stream.concat(some.stream(), Stream.of(more)).toList();
  }

  /** Reads one; without a value, nothing is special. */
  static HttpSettings read(Fields parent, @Nullable YamlValue value) {
    if (value == null) {
      return new HttpSettings(null, Map.of(), ClientTls.SYSTEM, false, null, true, true);
    }
    Fields fields = parent.within(value, KEYS);
    TlsReader.Tls tls = TlsReader.read(fields, fields.value("tls_config", null));
    return new HttpSettings(
        login(fields),
        headers(fields),
        tls.client(),
        tls.onlyTls13(),
        proxy(fields),
        fields.flag("follow_redirects", true),
        fields.flag("enable_http2", true));
  }

  private static HttpSettings.@Nullable Login login(Fields fields) {
    Secret bearer = fields.secret("bearer_token", null);
    List<HttpSettings.Login> logins = new ArrayList<>();
    if (!bearer.isNone()) {
      logins.add(new HttpSettings.Login.Credentials("Bearer", bearer));
    }
    Fields basic =
        fields.below(
            "basic_auth", List.of("username", "username_file", "password", "password_file"));
    if (basic != null) {
      logins.add(
          new HttpSettings.Login.Basic(
              basic.secret("username", null), basic.secret("password", null)));
    }
    Fields authorization =
        fields.below("authorization", List.of("type", "credentials", "credentials_file"));
    if (authorization != null) {
      logins.add(
          new HttpSettings.Login.Credentials(
              authorization.text("type", "Bearer"), authorization.secret("credentials", null)));
    }
    Fields oauth2 = fields.below("oauth2", OAUTH2_KEYS);
    if (oauth2 != null) {
      logins.add(oauth2(oauth2));
    }
    if (logins.size() > 1) {
      fields.problem(
          "", "basic_auth, authorization, oauth2 and bearer_token exclude each other: keep one");
    }
    return logins.isEmpty() ? null : logins.get(0);
  }

  private static HttpSettings.Login oauth2(Fields fields) {
    TlsReader.Tls tls = TlsReader.read(fields, fields.value("tls_config", null));
    if (!fields.has("token_url")) {
      fields.missing("token_url");
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    YamlValue more = fields.value("endpoint_params", null);
    if (more != null) {
      parameters.putAll(more.texts());
    }
    return new HttpSettings.Login.OAuth2(
        fields.required("client_id"),
        fields.requiredSecret("client_secret", null),
        URI.create(fields.url("token_url", null, "https://invalid")),
        fields.texts("scopes"),
        parameters,
        new HttpSettings(null, Map.of(), tls.client(), tls.onlyTls13(), proxy(fields), true, true));
  }

  private static @Nullable HttpProxy proxy(Fields fields) {
    fields.unsupported("proxy_connect_header");
    if (fields.flag("proxy_from_environment", false)) {
      fields.problem("proxy_from_environment", "not supported: name the proxy in 'proxy_url'");
    }
    YamlValue value = fields.value("proxy_url", null);
    URI url =
        value == null
            ? null
            : value.parse(
                "the URL of a proxy, such as http://proxy.example:3128",
                HttpSettingsReader::proxyUrl);
    List<String> except =
        Stream.of(fields.text("no_proxy", "").split(","))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .toList();
    if (except.stream().anyMatch(name -> name.contains("/") || name.contains(":"))) {
      fields.problem("no_proxy", "networks and ports are not supported here: name hosts");
    }
    return url == null ? null : new HttpProxy(url, except);
  }

  private static URI proxyUrl(String text) {
    URI url = URI.create(text);
    String scheme = url.getScheme();
    if (url.getHost() == null
        || scheme == null
        || !PROXY_SCHEMES.contains(scheme.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException("no proxy");
    }
    return url;
  }

  private static Map<String, List<Secret>> headers(Fields fields) {
    Map<String, List<Secret>> headers = new LinkedHashMap<>();
    YamlValue value = fields.value("http_headers", null);
    if (value != null) {
      value
          .mapping()
          .values()
          .forEach(
              (name, each) ->
                  headers.put(
                      name,
                      values(fields.within(each, List.of("values", "secrets", "files")), each)));
    }
    return headers;
  }

  private static List<Secret> values(Fields header, YamlValue place) {
    List<Secret> values = new ArrayList<>();
    header.texts("values").forEach(text -> values.add(Secret.of(text)));
    header.texts("secrets").forEach(text -> values.add(Secret.of(text)));
    for (String file : header.texts("files")) {
      try {
        values.add(Secret.inFile(header.context().folder().resolve(file)));
      } catch (InvalidPathException e) {
        place.problem("'files' has something that is no path");
      }
    }
    return values;
  }
}
