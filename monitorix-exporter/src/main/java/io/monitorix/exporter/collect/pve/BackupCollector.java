package io.monitorix.exporter.collect.pve;

import static java.util.Objects.requireNonNullElse;

import io.monitorix.client.pve.ContentFilter;
import io.monitorix.client.pve.model.BackupJob;
import io.monitorix.client.pve.model.GuestId;
import io.monitorix.exporter.collect.Collector;
import io.monitorix.exporter.collect.Emission;
import io.monitorix.exporter.collect.Privilege;
import io.monitorix.exporter.collect.Readings;
import io.monitorix.exporter.collect.Source;
import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.metric.Metric;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code pve_backup…}: which backups there are, how the last ones went, and which jobs. */
final class BackupCollector implements Collector {

  static final Metric BACKUP_LAST_TIMESTAMP_SECONDS =
      Metric.gauge(
          "pve_backup_last_timestamp_seconds",
          "When the newest backup of the guest on the storage began, in seconds since 1970.",
          "id",
          "storage");

  static final Metric BACKUP_LAST_SIZE_BYTES =
      Metric.gauge(
          "pve_backup_last_size_bytes",
          "Size of the newest backup of the guest on the storage in bytes.",
          "id",
          "storage");

  static final Metric BACKUPS =
      Metric.gauge(
          "pve_backups", "Number of backups of the guest on the storage.", "id", "storage");

  static final Metric BACKUP_LAST_VERIFIED =
      Metric.gauge(
          "pve_backup_last_verified",
          "What the last check of the newest backup said; none where it was not checked yet. Of"
              + " storages on a backup server alone.",
          "id",
          "storage",
          "state");

  static final Metric BACKUP_LAST_DURATION_SECONDS =
      Metric.gauge(
          "pve_backup_last_duration_seconds",
          "How long the last backup of the guest that came to an end took, in seconds.",
          "id");

  static final Metric BACKUP_LAST_RESULT =
      Metric.gauge(
          "pve_backup_last_result",
          "How the last attempt to back up the guest ended; 1 for what holds.",
          "id",
          "result");

  static final Metric BACKUP_JOB_INFO =
      Metric.gauge(
          "pve_backup_job_info",
          "The backup jobs, 1 each.",
          "job",
          "schedule",
          "storage",
          "mode",
          "enabled");

  static final Metric BACKUP_JOB_NEXT_RUN_TIMESTAMP_SECONDS =
      Metric.gauge(
          "pve_backup_job_next_run_timestamp_seconds",
          "When the backup job is due next, in seconds since 1970; absent where it is off.",
          "job");

  /**
   * {@code GET /nodes/{node}/storage/{storage}/content?content=backup}. Without these privileges
   * Proxmox answers that there are no backups.
   */
  static final Source<Map<GuestId, StoredBackups>> STORED =
      Source.<Map<GuestId, StoredBackups>>ofStorage(
              "nodes/{node}/storage/{storage}/content",
              storage -> storage.available() && storage.content().contains("backup"),
              (reader, storage, previous) ->
                  reader
                      .call(
                          reader
                              .pve()
                              .node(storage.node())
                              .storage(storage.id())
                              .content(ContentFilter.none().content("backup")))
                      .thenApply(StoredBackups::byGuest))
          .needing(
              new Privilege("/storage/{storage}", "Datastore.AllocateSpace"),
              new Privilege("/vms", "VM.Backup"))
          .needing("/storage/{storage}", "Datastore.Allocate");

  /** {@code GET /nodes/{node}/tasks?typefilter=vzdump}, and the logs of those that have ended. */
  static final Source<BackupHistory> HISTORY =
      Source.<BackupHistory>ofNode(
              "nodes/{node}/tasks/{upid}/log",
              (reader, node, previous) -> new VzdumpReader(reader, node.name()).read(previous))
          .needing("/nodes/{node}", "Sys.Audit");

  /** {@code GET /cluster/backup}. */
  static final Source<List<BackupJob>> JOBS =
      Source.<List<BackupJob>>ofTarget(
              "cluster/backup",
              (reader, target, previous) -> reader.call(reader.pve().cluster().backupJobs()))
          .needing("/", "Sys.Audit");

  private static final String UNCHECKED = "none";
  private static final List<String> CHECKS = List.of("ok", "failed", UNCHECKED);

  @Override
  public CollectorName name() {
    return CollectorName.BACKUP;
  }

  @Override
  public List<Source<?>> sources() {
    return List.of(JOBS, HISTORY, STORED);
  }

  @Override
  public List<Metric> metrics() {
    return List.of(
        BACKUP_LAST_TIMESTAMP_SECONDS,
        BACKUP_LAST_SIZE_BYTES,
        BACKUPS,
        BACKUP_LAST_VERIFIED,
        BACKUP_LAST_DURATION_SECONDS,
        BACKUP_LAST_RESULT,
        BACKUP_JOB_INFO,
        BACKUP_JOB_NEXT_RUN_TIMESTAMP_SECONDS);
  }

  @Override
  public void collect(Readings readings, Emission out) {
    Set<String> listed = stored(readings, out);
    attempts(readings, listed, out);
    List<BackupJob> jobs = readings.get(JOBS);
    if (jobs != null) {
      jobs.forEach(job -> collect(job, out));
    }
  }

  /**
   * What lies on the storages. Storages of the same name on several nodes are told as one: guests
   * move, and leave their backups behind.
   *
   * @return the names of the storages
   */
  private static Set<String> stored(Readings readings, Emission out) {
    Map<BackupHistory.Place, StoredBackups> places = new HashMap<>();
    Set<String> listed = new HashSet<>();
    Set<String> checking = new HashSet<>();
    readings.forEachStorage(
        STORED,
        (storage, backups) -> {
          listed.add(storage.id());
          if (storage.plugintype().equals("pbs")) {
            checking.add(storage.id());
          }
          backups.forEach(
              (guest, some) ->
                  places.merge(
                      new BackupHistory.Place(guest, storage.id()),
                      some,
                      StoredBackups::seenElsewhere));
        });
    places.forEach(
        (place, backups) -> {
          String id = place.guest().toString();
          Labels labels = out.labels("id", id, "storage", place.storage());
          out.emit(BACKUP_LAST_TIMESTAMP_SECONDS, labels, backups.takenAt());
          out.emit(BACKUP_LAST_SIZE_BYTES, labels, backups.size());
          out.emit(BACKUPS, labels, backups.count());
          String unchecked = checking.contains(place.storage()) ? UNCHECKED : "";
          out.emitState(
              BACKUP_LAST_VERIFIED,
              "state",
              CHECKS,
              requireNonNullElse(backups.verification(), unchecked),
              "id",
              id,
              "storage",
              place.storage());
        });
    return listed;
  }

  /**
   * How the last attempts went. Where a storage may not be listed they also tell how old the newest
   * backup is.
   */
  private static void attempts(Readings readings, Set<String> listed, Emission out) {
    Map<BackupHistory.Place, BackupHistory.Latest> places = new HashMap<>();
    Map<GuestId, BackupHistory.Latest> guests = new HashMap<>();
    readings.forEachNode(
        HISTORY,
        (node, history) ->
            history
                .latest()
                .forEach(
                    (place, latest) -> {
                      places.merge(place, latest, BackupHistory.Latest::and);
                      guests.merge(place.guest(), latest, BackupHistory.Latest::and);
                    }));
    places.forEach(
        (place, latest) -> {
          if (latest.good() != null
              && !place.storage().isEmpty()
              && !listed.contains(place.storage())) {
            out.emit(
                BACKUP_LAST_TIMESTAMP_SECONDS,
                out.labels("id", place.guest().toString(), "storage", place.storage()),
                latest.good().start());
          }
        });
    guests.forEach(
        (guest, latest) -> {
          String id = guest.toString();
          out.emitState(
              BACKUP_LAST_RESULT,
              "result",
              TaskResult.ALL,
              latest.last().result().word(),
              "id",
              id);
          if (latest.good() != null && latest.good().duration() != null) {
            out.emit(
                BACKUP_LAST_DURATION_SECONDS,
                out.labels("id", id),
                (double) latest.good().duration().toSeconds());
          }
        });
  }

  /** Proxmox leaves out what is as it is by default. */
  private static void collect(BackupJob job, Emission out) {
    boolean enabled = requireNonNullElse(job.enabled(), true);
    out.emit(
        BACKUP_JOB_INFO,
        out.labels(
            "job", job.id(),
            "schedule", requireNonNullElse(job.schedule(), ""),
            "storage", requireNonNullElse(job.storage(), ""),
            "mode", requireNonNullElse(job.mode(), "snapshot"),
            "enabled", enabled ? "1" : "0"),
        1);
    if (enabled) {
      out.emit(BACKUP_JOB_NEXT_RUN_TIMESTAMP_SECONDS, out.labels("job", job.id()), job.nextRun());
    }
  }
}
