package io.monitorix.exporter.config;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what an HTTP check sends: method, headers, body, and how it logs in. */
final class HttpRequestReader {

  private static final int MAX_BODY_BYTES = 1024 * 1024;
  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

  private HttpRequestReader() {}

  /** With defaults in the place of what was reported. */
  static HttpProbe.Request read(ProbeFields http) {
    String method = method(http);
    Secret body = body(http);
    YamlValue bodyKey = http.given("body") == null ? http.given("body_file") : http.given("body");
    if (bodyKey != null && (method.equals("GET") || method.equals("HEAD"))) {
      bodyKey.problem(method + " cannot have a body here; set method, to POST for instance");
    }
    return new HttpProbe.Request(method, headers(http), body, authorization(http));
  }

  private static String method(ProbeFields http) {
    YamlValue value = http.given("method");
    String method = value == null ? null : value.parse("a method such as GET", text -> token(text));
    return method == null ? "GET" : method;
  }

  private static String token(String text) {
    if (!text.matches(TOKEN)) {
      throw new IllegalArgumentException("not a token");
    }
    return text;
  }

  private static Map<String, Secret> headers(ProbeFields http) {
    Map<String, Secret> headers = new LinkedHashMap<>();
    YamlValue section = http.given("headers");
    YamlMapping mapping = section == null ? null : section.mapping();
    if (mapping != null) {
      for (String name : mapping.keys()) {
        YamlValue value = mapping.get(name);
        String text =
            value == null || value.isNull() ? null : value.secret().text("the header's value");
        if (value != null && !name.matches(TOKEN)) {
          value.problem("this header's name has a character that no name may have");
        } else if (value != null && text != null) {
          if (text.matches("[\\t\\x20-\\x7e]*")) {
            headers.put(name, new Secret(text));
          } else {
            value.problem("the value has a character that is not printable ASCII");
          }
        }
      }
    }
    return headers;
  }

  private static @Nullable Secret body(ProbeFields http) {
    YamlValue inline = http.given("body");
    YamlValue file = http.given("body_file");
    if (inline != null && file != null) {
      file.problem("body and body_file exclude each other; keep one of the two");
      return null;
    }
    if (inline != null) {
      String text = inline.secret().text("a text");
      return text == null ? null : new Secret(text);
    }
    String path = file == null ? null : file.text("the path of a file");
    if (file == null || path == null) {
      return null;
    }
    Path resolved = file.reading().resolve(path);
    if (resolved == null) {
      file.problem("expected the path of a file");
      return null;
    }
    try {
      return new Secret(FileText.read(resolved, MAX_BODY_BYTES));
    } catch (FileText.UnreadableException e) {
      file.problem("the file " + e.reason());
      return null;
    }
  }

  private static @Nullable Secret authorization(ProbeFields http) {
    YamlValue basic = http.given("basic_auth");
    YamlValue authorization = http.given("authorization");
    YamlValue bearer =
        http.given("bearer_token") == null
            ? http.given("bearer_token_file")
            : http.given("bearer_token");
    YamlValue second = basic != null && authorization != null ? authorization : null;
    if (bearer != null && (basic != null || authorization != null)) {
      second = bearer;
    }
    if (second != null) {
      second.problem(
          "basic_auth, authorization and bearer_token exclude each other; keep one of the three");
      return null;
    }
    if (basic != null) {
      return basic(basic);
    }
    if (authorization != null) {
      return credentials(authorization);
    }
    Secret token =
        bearer == null
            ? null
            : SecretReader.read(http.mapping(), "bearer_token", SecretReader::checkToken);
    return token == null ? null : new Secret("Bearer " + token.value());
  }

  private static @Nullable Secret basic(YamlValue section) {
    YamlMapping basic = section.mapping(List.of("username", "password", "password_file"));
    YamlValue userValue = basic == null ? null : basic.require("username");
    String user = userValue == null ? null : userValue.text("a user's name");
    Secret password = basic == null ? null : SecretReader.read(basic, "password", secret -> null);
    if (user == null || password == null) {
      return null;
    }
    byte[] both = (user + ":" + password.value()).getBytes(StandardCharsets.UTF_8);
    return new Secret("Basic " + Base64.getEncoder().encodeToString(both));
  }

  private static @Nullable Secret credentials(YamlValue section) {
    ProbeFields fields =
        ProbeFields.of(section, List.of("type", "credentials", "credentials_file"), Map.of());
    if (fields == null) {
      return null;
    }
    YamlValue typeValue = fields.given("type");
    String type =
        typeValue == null
            ? "Bearer"
            : typeValue.parse("a type such as Bearer", HttpRequestReader::token);
    if (typeValue != null && "basic".equalsIgnoreCase(type)) {
      typeValue.problem("use basic_auth for it");
    }
    Secret credentials =
        SecretReader.read(fields.mapping(), "credentials", SecretReader::checkToken);
    return type == null || credentials == null
        ? null
        : new Secret(type + " " + credentials.value());
  }
}
