package io.monitorix.exporter.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code database}. */
final class DatabaseSection {

  private static final List<String> KEYS =
      List.of("url", "username", "password", "password_file", "retention");
  private static final String POSTGRESQL = "jdbc:postgresql:";
  private static final Duration SHORTEST_RETENTION = Duration.ofDays(1);

  private DatabaseSection() {}

  /** The default without the section, and after a problem. */
  static DatabaseConfig read(@Nullable YamlValue section) {
    DatabaseConfig usual = DatabaseConfig.DEFAULT;
    YamlMapping database = section == null ? null : section.mapping(KEYS);
    if (database == null) {
      return usual;
    }
    return new DatabaseConfig(server(database), retention(database.get("retention")));
  }

  private static Duration retention(@Nullable YamlValue value) {
    Duration usual = DatabaseConfig.DEFAULT.retention();
    Duration retention =
        value == null ? null : value.parse("a duration such as 400d", PrometheusDuration::parse);
    if (value != null && retention != null && retention.compareTo(SHORTEST_RETENTION) < 0) {
      value.problem("expected at least " + PrometheusDuration.format(SHORTEST_RETENTION));
      return usual;
    }
    return retention == null ? usual : retention;
  }

  private static Optional<DatabaseConfig.Server> server(YamlMapping database) {
    YamlValue url = database.get("url");
    YamlValue username = database.get("username");
    boolean password = database.get("password") != null || database.get("password_file") != null;
    if (url == null) {
      if (username != null || password) {
        database.problem("a user goes with a server: name it as url");
      }
      return Optional.empty();
    }
    String address = url.text("a URL such as jdbc:postgresql://db.example:5432/monitorix");
    if (address != null && !address.startsWith(POSTGRESQL + "//")) {
      url.problem(
          "expected a URL such as jdbc:postgresql://db.example:5432/monitorix; without url a file"
              + " in data_dir is used");
      address = null;
    }
    YamlValue named = database.require("username");
    String user = named == null ? null : named.text("a name");
    Secret secret =
        password ? SecretReader.read(database, "password", text -> null) : new Secret("");
    return address == null || user == null || secret == null
        ? Optional.empty()
        : Optional.of(new DatabaseConfig.Server(address, user, secret));
  }
}
