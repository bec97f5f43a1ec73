package io.monitorix.exporter.collect.pbs;

import io.monitorix.client.Permissions;
import io.monitorix.exporter.collect.Collector;
import io.monitorix.exporter.collect.Inventory;
import io.monitorix.exporter.collect.Source;
import java.time.Duration;
import java.util.List;

/** Every collector of Proxmox Backup Server. */
public final class PbsCollectors {

  private static final Source<Permissions> PERMISSIONS =
      Source.<Permissions>ofTarget(
              "access/permissions",
              (reader, target, previous) -> reader.call(reader.pbs().access().permissions()))
          .noMoreThanEvery(Duration.ofMinutes(10));

  private PbsCollectors() {}

  /** All of them, in the order of the exposition. */
  public static List<Collector> all() {
    return List.of(
        new StatusCollector(),
        new DatastoreCollector(),
        new SnapshotCollector(),
        new JobCollector(),
        new HostCollector(),
        new MaintenanceCollector(),
        new ServiceCollector(),
        new TaskCollector(),
        new DiskCollector(),
        new TapeCollector());
  }

  /** Tells what a backup server consists of. */
  public static Inventory.Survey survey() {
    return new PbsSurvey();
  }

  /** {@code GET /access/permissions}: what the caller may do. */
  public static Source<Permissions> permissions() {
    return PERMISSIONS;
  }
}
