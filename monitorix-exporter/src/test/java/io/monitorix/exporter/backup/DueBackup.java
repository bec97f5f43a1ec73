package io.monitorix.exporter.backup;

import io.monitorix.alerts.report.ReportSchedule;
import io.monitorix.exporter.config.ConfigLoader;
import io.monitorix.exporter.config.MonitorixConfig;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A process that makes the backup that is due, as the exporter does soon after its start. */
final class DueBackup {

  private DueBackup() {}

  /** The argument is the configuration. */
  public static void main(String[] arguments) {
    MonitorixConfig config = new ConfigLoader(Map.of()).load(Path.of(arguments[0]));
    ConfiguredBackups configured =
        new ConfiguredBackups(
            config.backup(),
            config.database(),
            Optional.empty(),
            Optional.of(config.data().directory()),
            "1.2.3",
            InstantSource.system());
    BackupMetrics metrics = new BackupMetrics();
    ReportSchedule daily = new ReportSchedule(Set.of(), LocalTime.MIDNIGHT, ZoneOffset.UTC);
    try (Backups backups = configured.open(metrics).orElseThrow();
        BackupSchedule schedule =
            new BackupSchedule(
                backups, metrics, Optional.of(daily), () -> true, InstantSource.system())) {
      schedule.makeDue();
    }
  }
}
