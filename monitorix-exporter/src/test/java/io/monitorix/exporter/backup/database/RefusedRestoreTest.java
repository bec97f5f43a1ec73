package io.monitorix.exporter.backup.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.monitorix.alerts.store.database.Database;
import io.monitorix.alerts.store.database.SqliteLock;
import io.monitorix.exporter.backup.archive.ArchiveException;
import io.monitorix.exporter.backup.archive.Column;
import io.monitorix.exporter.backup.archive.ColumnType;
import io.monitorix.exporter.backup.archive.Table;
import io.monitorix.exporter.fixture.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Restores that do not begin. */
class RefusedRestoreTest {

  private static final Restore.Options EMPTY = new Restore.Options(false, false);
  private static final Restore.Options REPLACE = new Restore.Options(true, false);

  @TempDir private Path folder;
  private Path file = Path.of("");
  private final Restore restore = new Restore(Filled.SCHEMAS);

  @BeforeEach
  void name() {
    file = folder.resolve("backup.tar.gz");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "sqlite_master, id, a table sqlite_master",
        "monitorix_silence, `id\" TEXT); DROP TABLE x; --`, does not belong to the version of its schema"
      })
  void tablesAndColumnsThatAreNotOursAreRefused(String table, String column, String reason)
      throws IOException {
    Database other = TestDatabase.SQLITE.fresh(folder.resolve("other"));
    Filled.write(
        file,
        Map.of("alerts", 6),
        new Table(table, List.of(new Column(column, ColumnType.TEXT))),
        "a");
    assertThatThrownBy(() -> restore.run(file, other, EMPTY))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining(reason);
    assertThat(((Database.Sqlite) other).file()).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "alerts, 99, 'alerts' in version 99",
        "weather, 1, this Monitorix knows none",
      })
  void newerArchiveNamesTheVersionToInstall(String schema, int version, String reason)
      throws IOException {
    Filled.write(
        file,
        Map.of(schema, version),
        new Table("monitorix_rule", List.of(new Column("id", ColumnType.INTEGER))),
        1L);
    assertThatThrownBy(() -> restore.verify(file))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining(reason)
        .hasMessageEndingWith("install Monitorix 9.9.9 or newer");
  }

  @Test
  void fileInUseIsRefused() throws SQLException {
    Database.Sqlite other = new Database.Sqlite(folder.resolve("other"));
    Filled.make(other);
    Filled.dump(other, file);
    try (SqliteLock lock = SqliteLock.tryTake(other, "process 42").orElseThrow()) {
      assertThat(lock).isNotNull();
      assertThatThrownBy(() -> restore.run(file, other, new Restore.Options(true, true)))
          .isInstanceOf(BackupException.class)
          .hasMessageContaining("in use")
          .hasMessageContaining("process 42");
    }
    // Without the lock, as a process that stands by has it open.
    try (Connection connection = TestDatabase.SQLITE.source(other).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode = WAL");
      statement.executeQuery("SELECT count(*) FROM monitorix_user").next();
      assertThatThrownBy(() -> restore.run(file, other, REPLACE))
          .isInstanceOf(BackupException.class)
          .hasMessageContaining("a process has the database open");
    }
    assertThat(restore.run(file, other, REPLACE).rows()).isPositive();
  }

  @Test
  void serverThatIsLedIsRefusedUnlessForced() {
    TestDatabase kind = TestDatabase.POSTGRESQL;
    Database other = kind.fresh(folder.resolve("other"));
    Filled.make(other);
    Filled.dump(other, file);
    kind.execute(
        other,
        "INSERT INTO monitorix_lease (id, term, holder, name, url, expires_at, rival_until) VALUES"
            + " (1, 7, 'h', 'node1:9221', 'http://node1:9221', 99999999999999, 0)");
    assertThatThrownBy(() -> restore.run(file, other, REPLACE))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("node1:9221")
        .hasMessageContaining("--force");
    kind.execute(other, "UPDATE monitorix_lease SET expires_at = 1");
    restore.run(file, other, REPLACE);
    assertThat(kind.number(other, "SELECT count(*) FROM monitorix_lease")).isZero();
    kind.execute(
        other,
        "INSERT INTO monitorix_lease (id, term, holder, name, url, expires_at, rival_until) VALUES"
            + " (1, 7, 'h', 'node1:9221', 'http://node1:9221', 99999999999999, 0)");
    restore.run(file, other, new Restore.Options(true, true));
  }

  @Test
  void secondRestoreAtTheSameTimeIsNoticed() throws SQLException {
    TestDatabase kind = TestDatabase.POSTGRESQL;
    Database other = kind.fresh(folder.resolve("other"));
    Filled.make(other);
    Filled.dump(other, file);
    try (Target first = PostgresqlTarget.of((Database.Postgresql) other, false)) {
      assertThat(first.isEmpty()).isFalse();
      assertThatThrownBy(() -> restore.run(file, other, REPLACE))
          .isInstanceOf(BackupException.class)
          .hasMessageContaining("another restore")
          .hasMessageContaining("is running");
    }
    assertThat(restore.run(file, other, REPLACE).rows()).isPositive();
  }

  @Test
  void schemaOfOthersIsNotDropped() {
    TestDatabase kind = TestDatabase.POSTGRESQL;
    Database other = kind.fresh(folder.resolve("other"));
    Filled.make(other);
    Filled.dump(other, file);
    kind.execute(
        other, "CREATE SCHEMA monitorix_restore", "CREATE TABLE monitorix_restore.mine (id INT)");
    assertThatThrownBy(() -> restore.run(file, other, REPLACE))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("has something of others")
        .hasMessageContaining("mine");
    assertThat(kind.number(other, "SELECT count(*) FROM monitorix_restore.mine")).isZero();
  }
}
