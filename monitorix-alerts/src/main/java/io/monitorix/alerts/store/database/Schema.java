package io.monitorix.alerts.store.database;

import java.util.Locale;

/**
 * Some tables that belong together and are brought up to date together. Several can lie in one
 * database: each has a history of its own.
 *
 * @param name what is in the tables, as messages say it: {@code alerts}
 * @param label a word for logs and names of connections
 * @param loader finds the files of migrations
 * @param location the folder of the files, with a folder for each dialect in it
 * @param history the table that tells which files were run
 * @param newest the version of the newest file
 */
public record Schema(
    String name, String label, ClassLoader loader, String location, String history, int newest) {

  /** The tables of the alert store. */
  public static final Schema ALERTS =
      new Schema(
          "alerts",
          "alerts",
          Schema.class.getClassLoader(),
          "io/monitorix/alerts/store/migration",
          "monitorix_alerts_schema_history",
          6);

  /** Where Flyway looks for the files in a dialect. */
  String location(Dialect dialect) {
    return "classpath:" + location + "/" + dialect.name().toLowerCase(Locale.ROOT);
  }
}
