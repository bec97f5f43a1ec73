package io.monitorix.exporter;

import io.monitorix.alerts.store.database.BeforeMigration;
import io.monitorix.exporter.backup.BackupMetrics;
import io.monitorix.exporter.backup.BackupSchedule;
import io.monitorix.exporter.backup.Backups;
import io.monitorix.exporter.backup.ConfiguredBackups;
import io.monitorix.exporter.config.DataConfig;
import io.monitorix.exporter.self.SelfMetrics;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The backups of a process: before tables are changed, when they are due, and on demand. */
final class Backing implements AutoCloseable {

  private final ConfiguredBackups configured;
  private final BackupMetrics metrics = new BackupMetrics();
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final Optional<Backups> backups;

  /**
   * Nothing is made yet.
   *
   * @throws IllegalArgumentException if a file of certificates cannot be used
   */
  Backing(Settings settings, String program, InstantSource clock) {
    this.configured =
        new ConfiguredBackups(
            settings.backup(),
            settings.database(),
            settings.auth().encryptionKey(),
            settings.data().map(DataConfig::directory),
            program,
            clock);
    this.backups = configured.open(metrics);
    backups.ifPresent(parts::push);
  }

  /** Is told before tables are changed. */
  BeforeMigration beforeMigration() {
    return configured.beforeMigration();
  }

  /** Makes backups; empty where nothing is kept. */
  Optional<Backups> backups() {
    return backups;
  }

  /**
   * Makes them from now on when they are due, and copies them to places that failed.
   *
   * @param leads whether this process is the one of several that does
   */
  void start(BooleanSupplier leads, SelfMetrics self) {
    if (backups.isEmpty()) {
      return;
    }
    self.addSnapshots(metrics::metrics);
    if (configured.backup().schedule().isPresent() || configured.backup().s3().isPresent()) {
      parts.push(
          new BackupSchedule(
              backups.get(), metrics, configured.backup().schedule(), leads, configured.clock()));
    }
  }

  @Override
  public void close() {
    while (!parts.isEmpty()) {
      Closing.quietly(parts.pop());
    }
  }
}
