package io.monitorix.exporter.backup.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.monitorix.alerts.store.database.Database;
import io.monitorix.alerts.store.database.Schema;
import io.monitorix.alerts.store.database.SqliteLock;
import io.monitorix.exporter.backup.archive.ArchiveException;
import io.monitorix.exporter.backup.archive.ArchiveWriter;
import io.monitorix.exporter.backup.archive.Column;
import io.monitorix.exporter.backup.archive.ColumnType;
import io.monitorix.exporter.backup.archive.Manifest;
import io.monitorix.exporter.backup.archive.Origin;
import io.monitorix.exporter.backup.archive.Table;
import io.monitorix.exporter.fixture.TestDatabase;
import io.monitorix.exporter.state.StateDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RestoreTest {

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
  @CsvSource({
    "SQLITE, SQLITE",
    "SQLITE, POSTGRESQL",
    "POSTGRESQL, SQLITE",
    "POSTGRESQL, POSTGRESQL"
  })
  void everyTableGoesFromOneDatabaseToAnother(TestDatabase from, TestDatabase to) {
    Database source = from.fresh(folder.resolve("source"));
    Database other = to.fresh(folder.resolve("other"));
    Filled.make(source);
    Manifest written = Filled.dump(source, file);

    assertThat(restore.run(file, other, EMPTY)).isEqualTo(written);

    Path second = folder.resolve("second.tar.gz");
    Manifest again = Filled.dump(other, second);
    assertThat(Filled.rows(second)).isEqualTo(Filled.rows(file));
    assertThat(again.origin().schemas()).isEqualTo(written.origin().schemas());
    assertThat(written.tables())
        .extracting(content -> content.table().name())
        .contains("monitorix_alert_history", "monitorix_silence", "monitorix_audit")
        .contains("monitorix_notification", "monitorix_held_alert", "monitorix_user")
        .doesNotContain("monitorix_lease", "monitorix_alerts_schema_history");
    assertThat(written.tables()).allMatch(content -> content.rows() == 3);
    if (to == TestDatabase.SQLITE) {
      assertThat(folder.resolve("other")).isDirectoryNotContaining("glob:**/restore-*");
    } else {
      assertThat(
              to.number(
                  other, "SELECT count(*) FROM pg_namespace WHERE nspname = 'monitorix_restore'"))
          .isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void numbersOfRowsGoOnBehindTheHighest(TestDatabase kind) {
    Database source = kind.fresh(folder.resolve("source"));
    Database other = kind.fresh(folder.resolve("other"));
    Filled.make(source);
    Filled.dump(source, file);
    restore.run(file, other, EMPTY);

    kind.execute(
        other,
        "INSERT INTO monitorix_alert_history (time, fingerprint, rule_id, state, annotations)"
            + " VALUES (1, 1, 1, 'firing', '{}')");
    assertThat(kind.number(other, "SELECT max(id) FROM monitorix_alert_history")).isEqualTo(4);
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void whatRunsFindsWhatWasRestored(TestDatabase kind) {
    Database source = kind.fresh(folder.resolve("source"));
    Database other = kind.fresh(folder.resolve("other"));
    Filled.make(source);
    Filled.dump(source, file);
    restore.run(file, other, EMPTY);

    try (StateDatabase state = StateDatabase.open(other, InstantSource.system())) {
      assertThat(
              state.<Long>read(
                  handle ->
                      handle
                          .createQuery("SELECT count(*) FROM monitorix_user")
                          .mapTo(Long.class)
                          .one()))
          .isEqualTo(3);
      // The triggers came, too.
      assertThatThrownBy(
              () ->
                  state.change(
                      "the log",
                      handle -> handle.execute("UPDATE monitorix_audit SET actor = 'x'")))
          .hasMessageContaining("append only");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void archiveOfOlderTablesIsBroughtForward(TestDatabase kind) {
    Database source = kind.fresh(folder.resolve("source"));
    Database other = kind.fresh(folder.resolve("other"));
    Filled.make(source, 2, 1);
    Manifest written = Filled.dump(source, file);
    assertThat(written.origin().schemas()).containsEntry("alerts", 2);

    restore.run(file, other, EMPTY);

    assertThat(kind.number(other, "SELECT count(*) FROM monitorix_silence WHERE acknowledges = ''"))
        .isEqualTo(3);
    assertThat(kind.number(other, "SELECT count(*) FROM monitorix_mark")).isZero();
    assertThat(Filled.dump(other, folder.resolve("second.tar.gz")).origin().schemas())
        .containsEntry("alerts", Schema.ALERTS.newest());
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void replacesOnlyWhereThatIsSaid(TestDatabase kind) {
    Database source = kind.fresh(folder.resolve("source"));
    Database other = kind.fresh(folder.resolve("other"));
    Filled.make(source);
    Filled.dump(source, file);
    Filled.make(other);
    kind.execute(other, "UPDATE monitorix_silence SET comment = 'other'");

    assertThatThrownBy(() -> restore.run(file, other, EMPTY))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining(other.describe())
        .hasMessageContaining("--replace");
    assertThat(others(kind, other)).isEqualTo(3);

    restore.run(file, other, REPLACE);
    assertThat(others(kind, other)).isZero();
    Path second = folder.resolve("second.tar.gz");
    Filled.dump(other, second);
    assertThat(Filled.rows(second)).isEqualTo(Filled.rows(file));
  }

  /** As after going back to the version of before. */
  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void replacesTablesThatAreNewerThanItKnows(TestDatabase kind) {
    Database source = kind.fresh(folder.resolve("source"));
    Database other = kind.fresh(folder.resolve("other"));
    Filled.make(source);
    Filled.dump(source, file);
    Filled.make(other);
    kind.execute(
        other,
        "UPDATE monitorix_alerts_schema_history SET version = '99' WHERE version = '6'",
        "CREATE TABLE monitorix_future (id BIGINT)");

    restore.run(file, other, REPLACE);

    Path second = folder.resolve("second.tar.gz");
    Filled.dump(other, second);
    assertThat(Filled.rows(second)).isEqualTo(Filled.rows(file));
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void restoreThatFailsInTheMiddleChangesNothing(TestDatabase kind) throws IOException {
    Database other = kind.fresh(folder.resolve("other"));
    Filled.make(other);
    Path before = folder.resolve("before.tar.gz");
    Filled.dump(other, before);
    Table silences = new Table("monitorix_silence", List.of(new Column("id", ColumnType.TEXT)));
    write(Map.of("alerts", Schema.ALERTS.newest()), silences, new @Nullable Object[] {"a"});

    assertThatThrownBy(() -> restore.run(file, other, REPLACE))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("monitorix_silence")
        .hasMessageContaining("nothing was restored");

    Path after = folder.resolve("after.tar.gz");
    Filled.dump(other, after);
    assertThat(Filled.rows(after)).isEqualTo(Filled.rows(before));
    Filled.dump(other, file);
    assertThat(restore.run(file, other, REPLACE).rows()).isPositive();
  }

  @Test
  void tablesAndColumnsThatAreNotOursAreRefused() throws IOException {
    Database other = TestDatabase.SQLITE.fresh(folder.resolve("other"));
    Table strange = new Table("sqlite_master", List.of(new Column("id", ColumnType.TEXT)));
    write(Map.of("alerts", 6), strange, new @Nullable Object[] {"a"});
    assertThatThrownBy(() -> restore.run(file, other, EMPTY))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("a table sqlite_master");

    Table column =
        new Table(
            "monitorix_silence",
            List.of(new Column("id\" TEXT); DROP TABLE x; --", ColumnType.TEXT)));
    write(Map.of("alerts", 6), column, new @Nullable Object[] {"a"});
    assertThatThrownBy(() -> restore.run(file, other, EMPTY))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("does not belong to the version of its schema");
    assertThat(((Database.Sqlite) other).file()).doesNotExist();
  }

  @Test
  void newerArchiveNamesTheVersionToInstall() throws IOException {
    Table table = new Table("monitorix_rule", List.of(new Column("id", ColumnType.INTEGER)));
    write(Map.of("alerts", 99), table, new @Nullable Object[] {1L});
    assertThatThrownBy(() -> restore.verify(file))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("'alerts' in version 99")
        .hasMessageEndingWith("install Monitorix 9.9.9 or newer");

    write(Map.of("weather", 1), table, new @Nullable Object[] {1L});
    assertThatThrownBy(() -> restore.verify(file))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("this Monitorix knows none");
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
  void filesBelongToWhomTheFolderDoes() throws IOException {
    assumeTrue("root".equals(System.getProperty("user.name")), "only root gives files away");
    Database.Sqlite source = new Database.Sqlite(folder.resolve("source"));
    Filled.make(source);
    Filled.dump(source, file);
    Path other = Files.createDirectories(folder.resolve("other"));
    UserPrincipal nobody =
        other.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
    Files.setOwner(other, nobody);

    restore.run(file, new Database.Sqlite(other), EMPTY);

    assertThat(Files.getOwner(other.resolve("monitorix.db"))).isEqualTo(nobody);
    assertThat(Files.getOwner(other.resolve("monitorix.db.lock"))).isEqualTo(nobody);
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
  void secondRestoreAtTheSameTimeIsNoticed() {
    TestDatabase kind = TestDatabase.POSTGRESQL;
    Database other = kind.fresh(folder.resolve("other"));
    Filled.make(other);
    Filled.dump(other, file);
    kind.execute(other, "CREATE SCHEMA monitorix_restore");
    assertThatThrownBy(() -> restore.run(file, other, REPLACE))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("DROP SCHEMA monitorix_restore CASCADE");
  }

  @Test
  void databaseThatIsNotThereIsNotMade() {
    Database.Sqlite none = new Database.Sqlite(folder.resolve("none"));
    assertThatThrownBy(() -> Filled.dump(none, file)).hasMessageContaining(none.file().toString());
    assertThat(none.file()).doesNotExist();
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void databaseWithoutTablesHasNoBackup(TestDatabase kind) {
    Database empty = kind.fresh(folder.resolve("empty"));
    if (empty instanceof Database.Sqlite sqlite) {
      assertThat(sqlite.directory().toFile().mkdirs()).isTrue();
    }
    kind.execute(empty, "CREATE TABLE other (id BIGINT)");
    assertThatThrownBy(() -> Filled.dump(empty, file))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("no tables of Monitorix");
  }

  private static long others(TestDatabase kind, Database database) {
    return kind.number(database, "SELECT count(*) FROM monitorix_silence WHERE comment = 'other'");
  }

  private void write(Map<String, Integer> schemas, Table table, @Nullable Object[] row)
      throws IOException {
    try (ArchiveWriter writer = new ArchiveWriter(Files.newOutputStream(file), "9.9.9")) {
      writer.begin(table);
      writer.row(row);
      writer.end();
      writer.finish(new Origin("9.9.9", Filled.NOW, "sqlite", schemas, Optional.empty()));
    }
  }
}
