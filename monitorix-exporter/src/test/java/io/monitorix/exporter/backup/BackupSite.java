package io.monitorix.exporter.backup;

import io.monitorix.alerts.store.database.Database;
import io.monitorix.alerts.store.database.Schema;
import io.monitorix.alerts.store.database.SchemaVersions;
import io.monitorix.exporter.backup.place.DirectoryPlace;
import io.monitorix.exporter.backup.place.Place;
import io.monitorix.exporter.backup.place.Places;
import io.monitorix.exporter.backup.place.Retention;
import io.monitorix.exporter.config.BackupConfig;
import io.monitorix.exporter.config.DatabaseConfig;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** A small database, a folder for its backups, and a clock. */
final class BackupSite {

  private final Path folder;
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-30T12:00:00Z"));
  private final BackupMetrics metrics = new BackupMetrics();

  BackupSite(Path folder) {
    this.folder = folder;
    if (!folder.toString().isEmpty()) {
      Database database = new Database.Sqlite(folder);
      SchemaVersions.migrate(database, Schema.ALERTS, Schema.ALERTS.newest());
    }
  }

  Instant now() {
    return Objects.requireNonNull(now.get());
  }

  InstantSource clock() {
    return this::now;
  }

  void is(Instant time) {
    now.set(time);
  }

  void pass(Duration time) {
    now.set(now().plus(time));
  }

  Path kept() {
    return folder.resolve("backups");
  }

  BackupMetrics metrics() {
    return metrics;
  }

  ConfiguredBackups configured(BackupConfig.Keep keep) {
    return new ConfiguredBackups(
        new BackupConfig(Optional.empty(), keep, Optional.empty(), Optional.empty(), true),
        DatabaseConfig.DEFAULT,
        Optional.empty(),
        Optional.of(folder),
        "1.2.3",
        clock());
  }

  Backups open() {
    return open(BackupConfig.Keep.DEFAULT);
  }

  Backups open(BackupConfig.Keep keep) {
    return configured(keep).open(metrics).orElseThrow();
  }

  /** With a second place. */
  Backups openWith(Path second) {
    return openWith(metrics, second);
  }

  Backups openWith(BackupMetrics told, Path second) {
    return openWith(told, new DirectoryPlace(second), 7);
  }

  Backups openWith(BackupMetrics told, Place second, int days) {
    ConfiguredBackups configured = configured(BackupConfig.Keep.DEFAULT);
    return new Backups(
        new Backups.Setup(
            configured.database().orElseThrow(),
            configured.archives(),
            configured.key(),
            folder.resolve("work"),
            new Places(List.of(new DirectoryPlace(kept()), second)),
            new Retention(days, 0, 0, ZoneOffset.UTC),
            clock()),
        told);
  }

  /** All in the folder but what is noted of archives. */
  List<String> files() throws IOException {
    return names().filter(name -> !name.endsWith(".json")).toList();
  }

  List<String> notes() throws IOException {
    return names().filter(name -> name.endsWith(".json")).toList();
  }

  private Stream<String> names() throws IOException {
    try (Stream<Path> files = Files.list(kept())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
    }
  }

  double value(String name) {
    return value(metrics, name);
  }

  static double value(BackupMetrics of, String name) {
    for (MetricSnapshot each : of.metrics()) {
      if (each.getMetadata().getName().equals(name)) {
        return each instanceof CounterSnapshot counter
            ? counter.getDataPoints().get(0).getValue()
            : ((GaugeSnapshot) each).getDataPoints().get(0).getValue();
      }
    }
    throw new AssertionError("no metric " + name);
  }
}
