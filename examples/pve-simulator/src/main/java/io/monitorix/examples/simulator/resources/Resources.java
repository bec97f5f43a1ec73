package io.monitorix.examples.simulator.resources;

import io.monitorix.examples.simulator.api.Route;
import io.monitorix.examples.simulator.cluster.PveRelease;
import io.monitorix.examples.simulator.resources.access.Pools;
import io.monitorix.examples.simulator.resources.access.Users;
import io.monitorix.examples.simulator.resources.cluster.BackupJobs;
import io.monitorix.examples.simulator.resources.cluster.Ceph;
import io.monitorix.examples.simulator.resources.cluster.ClusterConfig;
import io.monitorix.examples.simulator.resources.cluster.ClusterResources;
import io.monitorix.examples.simulator.resources.cluster.HighAvailability;
import io.monitorix.examples.simulator.resources.cluster.MetricsExport;
import io.monitorix.examples.simulator.resources.cluster.SoftwareDefinedNetwork;
import io.monitorix.examples.simulator.resources.cluster.StorageConfig;
import io.monitorix.examples.simulator.resources.guest.GuestActions;
import io.monitorix.examples.simulator.resources.guest.GuestAgent;
import io.monitorix.examples.simulator.resources.guest.GuestResources;
import io.monitorix.examples.simulator.resources.guest.GuestSnapshots;
import io.monitorix.examples.simulator.resources.node.NodeApt;
import io.monitorix.examples.simulator.resources.node.NodeBackups;
import io.monitorix.examples.simulator.resources.node.NodeDisks;
import io.monitorix.examples.simulator.resources.node.NodeHardware;
import io.monitorix.examples.simulator.resources.node.NodeLogs;
import io.monitorix.examples.simulator.resources.node.NodeNetwork;
import io.monitorix.examples.simulator.resources.node.NodeResources;
import io.monitorix.examples.simulator.resources.node.NodeScan;
import io.monitorix.examples.simulator.resources.node.NodeServices;
import io.monitorix.examples.simulator.resources.node.NodeStorage;
import io.monitorix.examples.simulator.resources.node.NodeSystem;
import io.monitorix.examples.simulator.resources.node.NodeTasks;
import io.monitorix.examples.simulator.resources.node.Replication;
import java.util.List;
import java.util.stream.Stream;

/** All that the simulated cluster answers, apart from logins. */
public final class Resources {
  private Resources() {}

  /** What a release has. */
  public static List<Route> routes(PveRelease release) {
    return Stream.of(
            ClusterResources.ROUTES,
            ClusterConfig.ROUTES,
            BackupJobs.ROUTES,
            HighAvailability.routes(release),
            SoftwareDefinedNetwork.routes(release),
            MetricsExport.routes(release),
            Ceph.routes(release),
            StorageConfig.ROUTES,
            NodeResources.ROUTES,
            NodeSystem.ROUTES,
            NodeServices.ROUTES,
            NodeApt.ROUTES,
            NodeNetwork.ROUTES,
            NodeHardware.ROUTES,
            NodeDisks.routes(release),
            NodeLogs.ROUTES,
            NodeTasks.ROUTES,
            NodeStorage.ROUTES,
            NodeBackups.ROUTES,
            NodeScan.ROUTES,
            Replication.ROUTES,
            GuestResources.ROUTES,
            GuestActions.routes(release),
            GuestSnapshots.ROUTES,
            GuestAgent.routes(release),
            Users.ROUTES,
            Pools.routes(release))
        .flatMap(List::stream)
        .toList();
  }
}
