package io.monitorix.exporter.config;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads how a target logs in: {@code token}, or {@code user} with {@code password}. */
final class LoginSection {

  /** Printable ASCII only: it is sent in a header. */
  private static final Pattern TOKEN_ID =
      Pattern.compile("[\\x21-\\x7e&&[^:/!]]+@[A-Za-z][\\w.-]*![A-Za-z][\\w.-]*");

  private static final Pattern USER = Pattern.compile("[^\\s:/]+@[A-Za-z][\\w.-]*");

  private LoginSection() {}

  /** {@code null} after a problem. */
  static @Nullable LoginConfig read(YamlMapping target) {
    YamlValue token = target.get("token");
    YamlValue user =
        Stream.of("user", "password", "password_file")
            .map(target::get)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    if (token != null && user != null) {
      user.problem("token and user exclude each other; keep one of the two");
      return null;
    }
    if (token == null && user == null) {
      target.problem("missing login; add token (id, secret), or user and password");
      return null;
    }
    return token != null ? token(token) : user(target);
  }

  private static @Nullable LoginConfig token(YamlValue section) {
    YamlMapping token = section.mapping(List.of("id", "secret", "secret_file"));
    if (token == null) {
      return null;
    }
    String id =
        matching(token.require("id"), TOKEN_ID, "user@realm!token, such as monitorix@pve!exporter");
    Secret secret = SecretReader.read(token, "secret", SecretReader::checkToken);
    return id == null || secret == null ? null : new LoginConfig.Token(id, secret);
  }

  private static @Nullable LoginConfig user(YamlMapping target) {
    String user = matching(target.require("user"), USER, "user@realm, such as monitorix@pve");
    Secret password = SecretReader.read(target, "password", text -> null);
    return user == null || password == null ? null : new LoginConfig.UserPassword(user, password);
  }

  private static @Nullable String matching(
      @Nullable YamlValue value, Pattern form, String expected) {
    String text = value == null ? null : value.text(expected);
    if (value != null && text != null && !form.matcher(text).matches()) {
      value.problem("expected " + expected);
      return null;
    }
    return text;
  }
}
