package io.monitorix.exporter.backup.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.monitorix.alerts.store.database.Database;
import io.monitorix.alerts.store.database.Schema;
import io.monitorix.exporter.backup.archive.Column;
import io.monitorix.exporter.backup.archive.ColumnType;
import io.monitorix.exporter.backup.archive.Manifest;
import io.monitorix.exporter.backup.archive.Table;
import io.monitorix.exporter.fixture.TestDatabase;
import io.monitorix.exporter.state.StateDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
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
    Filled.write(file, Map.of("alerts", Schema.ALERTS.newest()), silences, "a");

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
}
