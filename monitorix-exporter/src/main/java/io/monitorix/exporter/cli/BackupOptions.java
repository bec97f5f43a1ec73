package io.monitorix.exporter.cli;

import io.monitorix.alerts.store.database.Database;
import io.monitorix.exporter.backup.ConfiguredBackups;
import io.monitorix.exporter.backup.database.BackupException;
import io.monitorix.exporter.config.ConfigLoader;
import io.monitorix.exporter.config.MonitorixConfig;
import io.monitorix.exporter.self.BuildInfo;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which database and which backups are meant: those of a configuration. */
final class BackupOptions {

  @Option(
      names = {"--config", "--config.file"},
      paramLabel = "FILE",
      defaultValue = "monitorix.yml",
      description =
          "The configuration that says where the database is (default: ${DEFAULT-VALUE}).")
  private Path config = Path.of("monitorix.yml");

  ConfiguredBackups load() {
    MonitorixConfig loaded = new ConfigLoader(System.getenv()).load(config);
    return new ConfiguredBackups(
        loaded.backup(),
        loaded.database(),
        loaded.auth().encryptionKey(),
        Optional.of(loaded.data().directory()),
        BuildInfo.read().version(),
        InstantSource.system());
  }

  static Database database(ConfiguredBackups backups) {
    return backups
        .database()
        .orElseThrow(
            () ->
                new BackupException(
                    "the configuration has no database: name a data_dir, or a database"));
  }
}
