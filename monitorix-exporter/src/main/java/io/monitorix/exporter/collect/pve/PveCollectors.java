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
        new ReplicationCollector(),
        new NodeStatusCollector(),
        new NodePressureCollector(),
        new StorageCollector(),
        new DisksCollector(),
        new SmartCollector(),
        new ZfsCollector(),
        new LvmCollector(),
        new ServicesCollector(),
        new UpdatesCollector(),
        new CertificatesCollector(),
        new NetworkCollector(),
        new TimeCollector(),
        new HardwareCollector(),
        new CephCollector(),
        new HaCollector(),
        new TasksCollector(),
        new BackupCollector(),
        new AccessCollector(),
        new GuestDetailCollector(),
        new GuestAgentCollector(),
        new SnapshotsCollector());
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
