package io.monitorix.spring.alerts;

import io.monitorix.spring.properties.AlertsProperties.Database;
import io.monitorix.spring.properties.InvalidPropertyException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which of the application's data sources keeps alerts.
 *
 * @param database what the properties say
 * @param sources all there are, by the names of their beans
 * @param primary the one that is meant where no name is; null if there is none, or several
 * @param dataDir null without one
 */
record AlertDataSource(
    Database database,
    Map<String, DataSource> sources,
    @Nullable DataSource primary,
    @Nullable Path dataDir) {

  private static final Logger log = LoggerFactory.getLogger(AlertDataSource.class);

  private static final String PREFIX = "monitorix.alerts.database";
  private static final Set<String> SUPPORTED = Set.of("postgresql", "sqlite");

  /**
   * Finds it.
   *
   * @return empty if alerts are kept in a file or in memory
   * @throws InvalidPropertyException if the one that is asked for is not there, or cannot keep
   *     alerts
   */
  Optional<DataSource> find() {
    return switch (database.use()) {
      case FILE -> {
        if (dataDir == null) {
          throw new InvalidPropertyException(
              PREFIX + ".use",
              "alerts are to be kept in a file, and it is not said where",
              "set monitorix.data-dir");
        }
        yield Optional.empty();
      }
      case MEMORY -> Optional.empty();
      case DATA_SOURCE -> Optional.of(required());
      case AUTO -> database.dataSource() == null ? ifFit() : Optional.of(required());
    };
  }

  /** Whether alerts are to be in memory alone. */
  boolean isInMemory() {
    return database.use() == Database.Use.MEMORY;
  }

  private DataSource required() {
    DataSource source = named();
    String product;
    try {
      product = product(source);
    } catch (SQLException e) {
      // Whether it fits shows when it is back: until then it is waited for.
      log.warn("the data source for alerts does not answer: error={}", e.getMessage());
      return source;
    }
    if (!SUPPORTED.contains(product.toLowerCase(Locale.ROOT))) {
      throw new InvalidPropertyException(
          PREFIX + (database.dataSource() == null ? ".use" : ".data-source"),
          "the data source is of " + product + ", which keeps no alerts",
          "name one of PostgreSQL or SQLite, or set "
              + PREFIX
              + ".use=file and"
              + " monitorix.data-dir");
    }
    return source;
  }

  private DataSource named() {
    String name = database.dataSource();
    if (name != null) {
      DataSource found = sources.get(name);
      if (found == null) {
        throw new InvalidPropertyException(
            PREFIX + ".data-source",
            "there is no DataSource bean '" + name + "'",
            sources.isEmpty()
                ? "define one, or set " + PREFIX + ".use=file"
                : "there are " + String.join(", ", sources.keySet()));
      }
      return found;
    }
    if (primary == null) {
      throw new InvalidPropertyException(
          PREFIX + ".use",
          sources.isEmpty()
              ? "the application has no DataSource"
              : "the application has several DataSource beans: "
                  + String.join(", ", sources.keySet()),
          sources.isEmpty()
              ? "define one, or set " + PREFIX + ".use=file and monitorix.data-dir"
              : "set " + PREFIX + ".data-source");
    }
    return primary;
  }

  private Optional<DataSource> ifFit() {
    if (primary == null) {
      return Optional.empty();
    }
    try {
      String product = product(primary);
      if (SUPPORTED.contains(product.toLowerCase(Locale.ROOT))) {
        return Optional.of(primary);
      }
      log.info("alerts are not kept in the application's data source, which is of {}", product);
      return Optional.empty();
    } catch (SQLException e) {
      log.warn("alerts are not kept in the application's data source: error={}", e.getMessage());
      return Optional.empty();
    }
  }

  private static String product(DataSource source) throws SQLException {
    try (Connection connection = source.getConnection()) {
      return connection.getMetaData().getDatabaseProductName();
    }
  }
}
