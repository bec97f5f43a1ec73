package io.monitorix.exporter.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code sentry}. */
final class SentrySection {

  private static final String DEFAULT_ENVIRONMENT = "production";

  private SentrySection() {}

  /** Empty without the section, and after a problem. */
  static Optional<SentryConfig> read(@Nullable YamlValue section) {
    YamlMapping sentry =
        section == null ? null : section.mapping(List.of("dsn", "dsn_file", "environment"));
    if (sentry == null) {
      return Optional.empty();
    }
    Secret dsn = SecretReader.read(sentry, "dsn", SentrySection::fault);
    YamlValue written = sentry.get("environment");
    String environment =
        written == null ? DEFAULT_ENVIRONMENT : written.text("the name of an environment");
    return dsn == null || environment == null
        ? Optional.empty()
        : Optional.of(new SentryConfig(dsn, environment));
  }

  /** What is wrong with a DSN, without quoting it, or {@code null}. */
  private static @Nullable String fault(String dsn) {
    String expected = "expected a DSN such as https://KEY@sentry.example/1";
    try {
      URI uri = new URI(dsn);
      boolean complete =
          uri.getHost() != null
              && uri.getUserInfo() != null
              && uri.getPath() != null
              && uri.getPath().matches(".*/[0-9]+");
      return complete ? null : expected;
    } catch (URISyntaxException e) {
      return expected;
    }
  }
}
