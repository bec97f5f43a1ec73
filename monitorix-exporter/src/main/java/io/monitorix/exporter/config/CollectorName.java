package io.monitorix.exporter.config;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The collectors: groups of metrics that are switched on and off together. */
public enum CollectorName {
  /** Whether nodes and guests are up. */
  STATUS(Scope.CLUSTER, true),
  /** The version of Proxmox VE. */
  VERSION(Scope.CLUSTER, true),
  /** What each node is. */
  NODE(Scope.CLUSTER, true),
  /** The cluster: its nodes, its quorum. */
  CLUSTER(Scope.CLUSTER, true),
  /** Use of CPU, memory, disk and network, by node, guest and storage. */
  RESOURCES(Scope.CLUSTER, true),
  /** Guests that no backup job covers. */
  BACKUP_INFO(Scope.CLUSTER, false),
  /** The device that votes where nodes are even in number. */
  QDEVICE(Scope.CLUSTER, false),
  /** What guests are configured to do. */
  CONFIG(Scope.NODE, false),
  /** Storage replication. */
  REPLICATION(Scope.NODE, false),
  /** The subscription of a node. */
  SUBSCRIPTION(Scope.NODE, false);

  private enum Scope {
    CLUSTER,
    NODE
  }

  private final Scope scope;
  private final boolean polled;

  CollectorName(Scope scope, boolean polled) {
    this.scope = scope;
    this.polled = polled;
  }

  /** How the configuration writes it, {@code backup-info} for instance. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether it tells of one node, the one that answers, rather than of the cluster. */
  public boolean isOfNode() {
    return scope == Scope.NODE;
  }

  /** Those that run in the background; the others run on {@code /pve} alone. */
  public static Set<CollectorName> polled() {
    return Arrays.stream(values())
        .filter(name -> name.polled)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(CollectorName.class)));
  }
}
