package io.monitorix.exporter.config;

import java.time.Duration;
import java.util.Optional;

/**
 * The key {@code database}: where alerts and their history are kept.
 *
 * @param server a PostgreSQL; empty for a file in the data directory
 * @param retention how long what became of alerts is kept, a day at least
 */
public record DatabaseConfig(Optional<Server> server, Duration retention) {

  /** A file, and as long as it takes to compare a month with that of the year before. */
  public static final DatabaseConfig DEFAULT =
      new DatabaseConfig(Optional.empty(), Duration.ofDays(400));

  /**
   * A PostgreSQL.
   *
   * @param url {@code jdbc:postgresql://host:5432/database}
   * @param password may be of no characters
   */
  public record Server(String url, String username, Secret password) {

    /** Leaves out the URL, whose parameters can be secrets. */
    @Override
    public String toString() {
      return "Server[username=" + username + "]";
    }
  }
}
