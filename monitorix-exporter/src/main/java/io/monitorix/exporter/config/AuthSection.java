package io.monitorix.exporter.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code auth}. */
final class AuthSection {

  private static final List<String> KEYS =
      List.of(
          "metrics",
          "encryption_key",
          "encryption_key_file",
          "access_token_lifetime",
          "refresh_token_lifetime",
          "session_max_age",
          "password",
          "audit_file",
          "audit_retention",
          "oidc");
  private static final List<String> PASSWORD_KEYS = List.of("min_length", "history");
  private static final int SHORTEST_KEY = 32;
  private static final int SHORTEST_PASSWORD = 8;
  private static final int LONGEST_MINIMUM = 64;
  private static final int LONGEST_HISTORY = 24;
  private static final Duration DAY = Duration.ofDays(1);

  private AuthSection() {}

  /** The default without the section, and for what is wrong. */
  static AuthConfig read(@Nullable YamlValue section) {
    AuthConfig usual = AuthConfig.DEFAULT;
    YamlMapping auth = section == null ? null : section.mapping(KEYS);
    if (auth == null) {
      return usual;
    }
    YamlValue written = auth.get("password");
    YamlMapping password = written == null ? null : written.mapping(PASSWORD_KEYS);
    return new AuthConfig(
        metricsClosed(auth.get("metrics")),
        encryptionKey(auth),
        duration(
            auth.get("access_token_lifetime"), usual.accessLifetime(), Duration.ofMinutes(1), DAY),
        duration(
            auth.get("refresh_token_lifetime"),
            usual.refreshLifetime(),
            Duration.ofHours(1),
            Duration.ofDays(90)),
        duration(
            auth.get("session_max_age"),
            usual.sessionMaxAge(),
            Duration.ofHours(1),
            Duration.ofDays(3_650)),
        number(password, "min_length", SHORTEST_PASSWORD, LONGEST_MINIMUM, usual.passwordLength()),
        number(password, "history", 0, LONGEST_HISTORY, usual.passwordHistory()),
        auditFile(auth.get("audit_file")),
        duration(auth.get("audit_retention"), usual.auditRetention(), DAY, Duration.ofDays(36_500)),
        OidcSection.read(auth.get("oidc")));
  }

  private static boolean metricsClosed(@Nullable YamlValue value) {
    if (value == null) {
      return false;
    }
    Boolean closed =
        value.parse(
            "open or closed",
            text ->
                switch (text) {
                  case "open" -> Boolean.FALSE;
                  case "closed" -> Boolean.TRUE;
                  default -> throw new IllegalArgumentException();
                });
    return Objects.requireNonNullElse(closed, true);
  }

  private static Optional<Secret> encryptionKey(YamlMapping auth) {
    if (auth.get("encryption_key") == null && auth.get("encryption_key_file") == null) {
      return Optional.empty();
    }
    return Optional.ofNullable(
        SecretReader.read(
            auth,
            "encryption_key",
            key ->
                key.strip().length() < SHORTEST_KEY
                    ? "the key has fewer than 32 characters; openssl rand -base64 32 makes one"
                    : null));
  }

  private static Duration duration(
      @Nullable YamlValue value, Duration usual, Duration shortest, Duration longest) {
    if (value == null) {
      return usual;
    }
    Duration duration =
        value.parse(
            "a duration from "
                + PrometheusDuration.format(shortest)
                + " to "
                + PrometheusDuration.format(longest),
            text -> {
              Duration parsed = PrometheusDuration.parse(text);
              if (parsed.compareTo(shortest) < 0 || parsed.compareTo(longest) > 0) {
                throw new IllegalArgumentException();
              }
              return parsed;
            });
    return duration == null ? usual : duration;
  }

  private static int number(
      @Nullable YamlMapping mapping, String key, int least, int most, int usual) {
    YamlValue value = mapping == null ? null : mapping.get(key);
    Integer number = value == null ? null : value.integer(least, most);
    return number == null ? usual : number;
  }

  private static Optional<Path> auditFile(@Nullable YamlValue value) {
    if (value == null) {
      return Optional.empty();
    }
    return Optional.ofNullable(
        value.parse(
            "the path of a file in a folder that exists",
            text -> {
              Path path = value.reading().resolve(text);
              Path folder = path == null ? null : path.toAbsolutePath().getParent();
              if (path == null
                  || folder == null
                  || !Files.isDirectory(folder)
                  || Files.isDirectory(path)) {
                throw new IllegalArgumentException("not a file");
              }
              return path;
            }));
  }
}
