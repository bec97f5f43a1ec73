package io.monitorix.alerts.store.database;

import java.nio.file.Path;
import javax.sql.DataSource;

/** Where the store keeps what it keeps. */
public sealed interface Database {

  /** How messages name it: without any secret. */
  String describe();

  /**
   * A file of our own, {@code monitorix.db}.
   *
   * @param directory where it is; made if it is not there. On a local disk: SQLite's locks do not
   *     hold on network file systems
   */
  record Sqlite(Path directory) implements Database {

    /** The file. */
    public Path file() {
      return directory.resolve("monitorix.db");
    }

    @Override
    public String describe() {
      return file().toString();
    }
  }

  /**
   * A PostgreSQL server, version 15 or newer. The tables are made in the schema that is the user's
   * current one.
   *
   * @param url {@code jdbc:postgresql://host:5432/database}; parameters behind it win over ours
   * @param password may be empty
   */
  record Postgresql(String url, String user, String password) implements Database {

    private static final String PREFIX = "jdbc:postgresql:";

    public Postgresql {
      if (!url.startsWith(PREFIX)) {
        throw new IllegalArgumentException(
            "the URL of a PostgreSQL database begins with " + PREFIX + "//host:port/database");
      }
    }

    /** The same database with another schema as the current one. */
    public Postgresql inSchema(String schema) {
      String others = url.replaceAll("([?&])currentSchema=[^&]*&?", "$1").replaceAll("[?&]$", "");
      String next = others.contains("?") ? "&" : "?";
      return new Postgresql(others + next + "currentSchema=" + schema, user, password);
    }

    /** The URL without parameters, which may carry secrets. */
    @Override
    public String describe() {
      int parameters = url.indexOf('?');
      String place = parameters < 0 ? url : url.substring(0, parameters);
      int host = place.lastIndexOf('@');
      return host < 0 ? place : PREFIX + "//" + place.substring(host + 1);
    }

    @Override
    public String toString() {
      return "Postgresql[" + describe() + ", user=" + user + "]";
    }
  }

  /**
   * An application's own source of connections, to SQLite or PostgreSQL. Nothing is pooled here,
   * and nothing is closed. For SQLite it needs a busy timeout, and transactions that begin as
   * {@code IMMEDIATE}.
   */
  record Given(DataSource source) implements Database {

    @Override
    public String describe() {
      return "the application's data source";
    }
  }
}
