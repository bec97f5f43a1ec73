package io.monitorix.alerts.store;

import io.monitorix.alerts.store.database.Database;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Times of a store of alerts in SQLite and PostgreSQL: what JMH is not made for. {@code java -cp …
 * AlertStoreFigures DIRECTORY ROWS}: where the databases are made, on the disk that is meant, and how
 * many transitions the history has.
 */
public final class AlertStoreFigures {

  private AlertStoreFigures() {}

  /** Prints them. */
  public static void main(String[] arguments) throws IOException {
    Path parent = Path.of(arguments[0]);
    long rows = Long.parseLong(arguments[1]);
    Files.createDirectories(parent);
    Path directory = Files.createTempDirectory(parent, "alerts");
    try (EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setDataDirectory(directory.resolve("postgresql"))
            .setCleanDataDirectory(false)
            .start()) {
      Database sqlite = new Database.Sqlite(directory.resolve("sqlite"));
      Database postgresql =
          new Database.Postgresql(server.getJdbcUrl("postgres", "postgres"), "postgres", "");
      for (Database database : new Database[] {sqlite, postgresql}) {
        System.out.println(database.getClass().getSimpleName());
        new EvaluationFigures(database).print();
        new RoutingFigures(database).print();
        new HistoryFigures(database, rows).print();
      }
      System.out.printf(
          "files: %d MiB of SQLite%n", Files.size(((Database.Sqlite) sqlite).file()) >> 20);
    }
  }
}
