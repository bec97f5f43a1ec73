package io.monitorix.exporter.backup.database;

import io.monitorix.alerts.store.database.Database;
import io.monitorix.alerts.store.database.DatabaseException;
import io.monitorix.alerts.store.database.DirectConnection;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A database of PostgreSQL: tables are made in a schema of their own, which then give it up. */
final class PostgresqlTarget implements Target {

  static final String ASIDE = "monitorix_restore";

  private static final Logger log = LoggerFactory.getLogger(PostgresqlTarget.class);

  private static final String LIVE_LEASE =
      """
      SELECT name FROM monitorix_lease
      WHERE id = 1 AND expires_at > (EXTRACT(EPOCH FROM clock_timestamp()) * 1000)::BIGINT""";

  /**
   * Is held as long as a restore runs, and given up by the server when its process ends, however it
   * ends. The number is any, the same in every process; the server notices soon when one was
   * killed.
   */
  private static final String CLAIM = "SELECT pg_advisory_lock(5572450274163804242)";

  private static final String STRANGE =
      """
      SELECT relname FROM pg_class
      WHERE relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = ?)
        AND relkind IN ('r', 'p', 'v', 'm', 'f') AND relname NOT LIKE 'monitorix\\_%'""";

  private static final String TABLES =
      """
      SELECT format('%I', relname) FROM pg_class
      WHERE relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = ?) AND relkind = 'r'
        AND relname LIKE 'monitorix\\_%' ORDER BY relname""";

  private static final String FUNCTIONS =
      """
      SELECT format('%I(%s)', proname, pg_get_function_identity_arguments(oid)) FROM pg_proc
      WHERE pronamespace = (SELECT oid FROM pg_namespace WHERE nspname = ?)
        AND proname LIKE 'monitorix\\_%' ORDER BY proname""";

  private final Database.Postgresql database;
  private final Connection connection;
  private final String schema;

  private PostgresqlTarget(Database.Postgresql database, Connection connection, String schema) {
    this.database = database;
    this.connection = connection;
    this.schema = schema;
  }

  /**
   * Makes the schema for what is restored.
   *
   * @param force whether it does not matter that a process uses the database
   */
  static PostgresqlTarget of(Database.Postgresql database, boolean force) throws SQLException {
    Connection connection = DirectConnection.filling(database);
    try {
      String schema = connection.getSchema();
      if (schema == null) {
        throw new BackupException(
            "the user of the database has no schema; create one, or set its search_path");
      }
      if (!force && Tables.names(connection).contains(Tables.LEASE)) {
        refuseIfLed(connection, database);
      }
      claim(connection, database);
      clearLeftovers(connection, database);
      make(connection, database);
      return new PostgresqlTarget(database, connection, schema);
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  private static void refuseIfLed(Connection connection, Database database) throws SQLException {
    List<String> leader = texts(connection, LIVE_LEASE);
    if (!leader.isEmpty()) {
      throw new BackupException(
          "a process uses "
              + database.describe()
              + ": "
              + leader.get(0)
              + "; stop all that do, wait half a minute, then restore; --force restores under it");
    }
  }

  private static void claim(Connection connection, Database database) throws SQLException {
    try {
      run(connection, "SET LOCAL lock_timeout = '5s'");
      run(connection, CLAIM);
      connection.commit();
    } catch (SQLException e) {
      connection.rollback();
      throw new BackupException(
          "another restore into "
              + database.describe()
              + " is running: "
              + DatabaseException.reason(e)
              + "; wait until it has ended",
          e);
    }
  }

  /** Nobody else restores: what is there is of one that was killed. */
  private static void clearLeftovers(Connection connection, Database database) throws SQLException {
    if (texts(connection, "SELECT nspname FROM pg_namespace WHERE nspname = ?", ASIDE).isEmpty()) {
      return;
    }
    List<String> strange = texts(connection, STRANGE, ASIDE);
    if (!strange.isEmpty()) {
      throw new BackupException(
          "the schema "
              + ASIDE
              + ", in which a restore is prepared, has something of others in "
              + database.describe()
              + ": "
              + strange.get(0)
              + "; move that away");
    }
    run(connection, "SET LOCAL lock_timeout = '30s'");
    run(connection, "DROP SCHEMA " + ASIDE + " CASCADE");
    connection.commit();
    log.info("dropped what a restore left that did not end: schema={}", ASIDE);
  }

  private static void make(Connection connection, Database database) throws SQLException {
    try {
      run(connection, "CREATE SCHEMA " + ASIDE);
      connection.commit();
    } catch (SQLException e) {
      connection.rollback();
      throw new BackupException(
          "the schema "
              + ASIDE
              + ", in which a restore is prepared, cannot be made in "
              + database.describe()
              + ": "
              + DatabaseException.reason(e)
              + "; where the right is missing: GRANT CREATE ON DATABASE … TO …",
          e);
    }
  }

  @Override
  public boolean isEmpty() throws SQLException {
    return Tables.names(connection).isEmpty();
  }

  @Override
  public Database aside() {
    return database.inSchema(ASIDE);
  }

  @Override
  public void swap() throws SQLException {
    try {
      run(connection, "SET LOCAL lock_timeout = '30s'");
      String live = Tables.quoted(schema);
      for (String table : texts(connection, TABLES, schema)) {
        run(connection, "DROP TABLE " + live + "." + table + " CASCADE");
      }
      for (String function : texts(connection, FUNCTIONS, schema)) {
        run(connection, "DROP FUNCTION " + live + "." + function + " CASCADE");
      }
      for (String table : texts(connection, TABLES, ASIDE)) {
        run(connection, "ALTER TABLE " + ASIDE + "." + table + " SET SCHEMA " + live);
      }
      for (String function : texts(connection, FUNCTIONS, ASIDE)) {
        run(connection, "ALTER FUNCTION " + ASIDE + "." + function + " SET SCHEMA " + live);
      }
      run(connection, "DROP SCHEMA " + ASIDE + " CASCADE");
      connection.commit();
    } catch (SQLException e) {
      connection.rollback();
      throw e;
    }
  }

  private static void run(Connection connection, String statement) throws SQLException {
    try (Statement run = connection.createStatement()) {
      run.execute(statement);
    }
  }

  private static List<String> texts(Connection connection, String query, String... bound)
      throws SQLException {
    List<String> texts = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      for (int i = 0; i < bound.length; i++) {
        statement.setString(i + 1, bound[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          texts.add(rows.getString(1));
        }
      }
    }
    return texts;
  }

  @Override
  public void close() {
    try (connection) {
      connection.rollback();
      run(connection, "DROP SCHEMA IF EXISTS " + ASIDE + " CASCADE");
      connection.commit();
    } catch (SQLException e) {
      log.warn(
          "the schema {} of the restore stays; drop it: database={} reason={}",
          ASIDE,
          database.describe(),
          DatabaseException.reason(e));
    }
  }
}
