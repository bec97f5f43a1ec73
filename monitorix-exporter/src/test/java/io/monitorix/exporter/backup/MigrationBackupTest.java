package io.monitorix.exporter.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.monitorix.alerts.store.AlertStore;
import io.monitorix.alerts.store.database.BeforeMigration;
import io.monitorix.alerts.store.database.Database;
import io.monitorix.alerts.store.database.MigrationRefusedException;
import io.monitorix.alerts.store.database.Schema;
import io.monitorix.alerts.store.database.SchemaVersions;
import io.monitorix.alerts.store.lease.Holder;
import io.monitorix.exporter.alerts.AlertDatabase;
import io.monitorix.exporter.alerts.Duty;
import io.monitorix.exporter.backup.archive.Archive;
import io.monitorix.exporter.config.BackupConfig;
import io.monitorix.exporter.config.DatabaseConfig;
import io.monitorix.exporter.config.Secret;
import io.monitorix.exporter.fixture.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MigrationBackupTest {

  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-30T03:30:00Z"));
  private static final Duty IDLE =
      new Duty() {
        @Override
        public void begin(Optional<AlertStore> store, BooleanSupplier sure) {}

        @Override
        public void end() {}
      };

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void tablesArePutAsideBeforeTheyAreChanged(TestDatabase kind) throws IOException {
    Database database = kind.fresh(folder.resolve("data"));
    SchemaVersions.migrate(database, Schema.ALERTS, 3);
    open(database, true);

    String name = "before-migration-alerts-v3-20261130T033000Z.tar.gz";
    assertThat(files()).containsExactlyInAnyOrder(name, name + ".json");
    assertThat(new Archive(folder.resolve("data/backups").resolve(name)).verify())
        .satisfies(manifest -> assertThat(manifest.origin().schemas()).containsEntry("alerts", 3));
    assertThat(kind.number(database, "SELECT count(*) FROM monitorix_mark")).isZero();
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void newTablesAndTheNewestNeedNone(TestDatabase kind) throws IOException {
    Database database = kind.fresh(folder.resolve("data"));
    open(database, true);
    open(database, true);
    assertThat(files()).isEmpty();
  }

  @Test
  void withoutABackupNothingIsChangedUnlessThatIsSaid() throws IOException {
    TestDatabase kind = TestDatabase.SQLITE;
    Database database = kind.fresh(folder.resolve("data"));
    SchemaVersions.migrate(database, Schema.ALERTS, 3);
    Files.writeString(folder.resolve("data/backups"), "in the way");

    assertThatThrownBy(() -> open(database, true))
        .isInstanceOf(MigrationRefusedException.class)
        .hasMessageContaining("left in version 3 and not brought to 6")
        .hasMessageContaining("backup.before_migration: false");
    assertThat(kind.number(database, "SELECT count(*) FROM monitorix_alerts_schema_history"))
        .isLessThan(6);

    open(database, false);
    assertThat(kind.number(database, "SELECT count(*) FROM monitorix_mark")).isZero();
  }

  private void open(Database database, boolean beforeMigration) {
    DatabaseConfig config =
        database instanceof Database.Postgresql server
            ? new DatabaseConfig(
                Optional.of(
                    new DatabaseConfig.Server(server.url(), server.user(), new Secret("secret"))),
                Duration.ofDays(400))
            : DatabaseConfig.DEFAULT;
    Optional<Path> data = Optional.of(folder.resolve("data"));
    BackupConfig backup =
        new BackupConfig(
            Optional.empty(),
            BackupConfig.Keep.DEFAULT,
            Optional.empty(),
            Optional.empty(),
            beforeMigration);
    BeforeMigration before =
        new ConfiguredBackups(backup, config, Optional.empty(), data, "1.2.3", CLOCK)
            .beforeMigration();
    AlertDatabase.open(
            new AlertDatabase.Setup(config, data, Holder.of("a", "http://a"), CLOCK)
                .telling(before),
            IDLE)
        .close();
  }

  private List<String> files() throws IOException {
    Path backups = folder.resolve("data/backups");
    if (!Files.exists(backups)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(backups)) {
      return files.map(file -> String.valueOf(file.getFileName())).toList();
    }
  }
}
