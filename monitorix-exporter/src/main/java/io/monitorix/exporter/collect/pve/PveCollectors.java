package io.monitorix.exporter.collect.pve;

import io.monitorix.client.Permissions;
import io.monitorix.exporter.collect.Collector;
import io.monitorix.exporter.collect.Inventory;
import io.monitorix.exporter.collect.Source;
import java.time.Duration;
import java.util.List;

/** Every collector of Proxmox VE. */
public final class PveCollectors {

  private static final Source<Permissions> PERMISSIONS =
      Source.<Permissions>ofTarget(
              "access/permissions",
              (reader, target, previous) -> reader.call(reader.pve().access().permissions()))
          .noMoreThanEvery(Duration.ofMinutes(10));

  private PveCollectors() {}

  /** All of them, in the order of the exposition. */
  public static List<Collector> all() {
    return List.of(
        new StatusCollector(),
        new ResourcesCollector(),
        new NodeCollector(),
        new ClusterCollector(),
        new VersionCollector(),
        new BackupInfoCollector(),
        new QDeviceCollector(),
        new SubscriptionCollector(),
        new ConfigCollector(),
        new ReplicationCollector());
  }

  /** Tells what a cluster consists of. */
  public static Inventory.Survey survey() {
    return new PveSurvey();
  }

  /** {@code GET /access/permissions}: what the caller may do. */
  public static Source<Permissions> permissions() {
    return PERMISSIONS;
  }
}
