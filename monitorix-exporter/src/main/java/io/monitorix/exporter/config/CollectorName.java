package io.monitorix.exporter.config;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The collectors: groups of metrics that are switched on and off together. */
public enum CollectorName implements CollectorIdentity {
  /** Whether nodes and guests are up. */
  STATUS(Kind.PVE_EXPORTER_CLUSTER, 15),
  /** The version of Proxmox VE. */
  VERSION(Kind.PVE_EXPORTER_CLUSTER, 3600),
  /** What each node is. */
  NODE(Kind.PVE_EXPORTER_CLUSTER, 15),
  /** The cluster: its nodes, its quorum. */
  CLUSTER(Kind.PVE_EXPORTER_CLUSTER, 15),
  /** Use of CPU, memory, disk and network, by node, guest and storage. */
  RESOURCES(Kind.PVE_EXPORTER_CLUSTER, 15),
  /** Guests that no backup job covers. */
  BACKUP_INFO(Kind.PVE_EXPORTER_CLUSTER, 300),
  /** The device that votes where nodes are even in number. */
  QDEVICE(Kind.PVE_EXPORTER_CLUSTER, 60),
  /** What guests are configured to do. */
  CONFIG(Kind.PVE_EXPORTER_NODE, 600),
  /** Storage replication. */
  REPLICATION(Kind.PVE_EXPORTER_NODE, 60),
  /** The subscription of a node. */
  SUBSCRIPTION(Kind.PVE_EXPORTER_NODE, 3600),
  /** Load, memory, swap and root file system of nodes. */
  NODE_STATUS(Kind.PVE, 15),
  /** How long processes of nodes wait for CPU, memory and disks. */
  NODE_PRESSURE(Kind.PVE, 60),
  /** What QEMU and the kernel tell of running guests. */
  GUEST_DETAIL(Kind.PVE, 30),
  /** What the agent inside guests tells. */
  GUEST_AGENT(Kind.PVE, 60),
  /** Storages as nodes see them. */
  STORAGE(Kind.PVE, 30),
  /** Disks of nodes, their health and wear. */
  DISKS(Kind.PVE, 600),
  /** Each SMART attribute of each disk: many series. */
  SMART(Kind.PVE_ON_REQUEST, 600),
  /** ZFS pools. */
  ZFS(Kind.PVE, 300),
  /** LVM volume groups and thin pools. */
  LVM(Kind.PVE, 300),
  /** Ceph. */
  CEPH(Kind.PVE, 60),
  /** High availability: the managers and what they manage. */
  HA(Kind.PVE, 15),
  /** Tasks: those that run, and how the others ended. */
  TASKS(Kind.PVE, 30),
  /** Backups: what is there, how old it is, how the last one went. */
  BACKUP(Kind.PVE, 600),
  /** Snapshots of guests. */
  SNAPSHOTS(Kind.PVE, 900),
  /** The services of Proxmox on nodes. */
  SERVICES(Kind.PVE, 60),
  /** Packages that can be updated, and the repositories. */
  UPDATES(Kind.PVE, 21600),
  /** Certificates of nodes. */
  CERTIFICATES(Kind.PVE, 3600),
  /** Network interfaces of nodes and traffic of guests by network card. */
  NETWORK(Kind.PVE, 60),
  /** The clocks of nodes. */
  TIME(Kind.PVE, 300),
  /** Users and tokens, and when they expire. */
  ACCESS(Kind.PVE, 3600),
  /** PCI and USB devices of nodes. */
  HARDWARE(Kind.PVE, 3600),
  /** Whether a backup server answers, and its version. */
  PBS_STATUS(Kind.PBS, 15),
  /** Use of datastores and garbage collection. */
  PBS_DATASTORES(Kind.PBS, 60),
  /** Backups in datastores. */
  PBS_SNAPSHOTS(Kind.PBS, 300),
  /** Verify, sync, prune, garbage collection and tape jobs. */
  PBS_JOBS(Kind.PBS, 60),
  /** Load, memory and file systems of the backup server. */
  PBS_HOST(Kind.PBS, 15),
  /** Subscription, certificates and updates of the backup server. */
  PBS_MAINTENANCE(Kind.PBS, 3600),
  /** The services of the backup server. */
  PBS_SERVICES(Kind.PBS, 60),
  /** Tasks of the backup server. */
  PBS_TASKS(Kind.PBS, 30),
  /** Disks and ZFS pools of the backup server. */
  PBS_DISKS(Kind.PBS, 600),
  /** Tape drives and media. */
  PBS_TAPE(Kind.PBS, 300);

  private enum Kind {
    /** As in prometheus-pve-exporter, about the cluster. */
    PVE_EXPORTER_CLUSTER,
    /** As in prometheus-pve-exporter, about the node that answers. */
    PVE_EXPORTER_NODE,
    PVE,
    /** Off unless it is switched on. */
    PVE_ON_REQUEST,
    PBS
  }

  private final Kind kind;
  private final Duration interval;

  CollectorName(Kind kind, long seconds) {
    this.kind = kind;
    this.interval = Duration.ofSeconds(seconds);
  }

  @Override
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public Product product() {
    return kind == Kind.PBS ? Product.PBS : Product.PVE;
  }

  @Override
  public Duration interval() {
    return interval;
  }

  /** Whether it runs unless the configuration says otherwise. */
  public boolean isOnByDefault() {
    return kind != Kind.PVE_ON_REQUEST;
  }

  /** Whether prometheus-pve-exporter has it, so that it runs on {@code /pve} too. */
  public boolean isCompatible() {
    return kind == Kind.PVE_EXPORTER_CLUSTER || kind == Kind.PVE_EXPORTER_NODE;
  }

  /** Whether on {@code /pve} it tells of the node that answers rather than of the cluster. */
  public boolean isOfNode() {
    return kind == Kind.PVE_EXPORTER_NODE;
  }

  /** Those for targets of this product. */
  public static Set<CollectorName> of(Product product) {
    return Arrays.stream(values())
        .filter(name -> name.product() == product)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(CollectorName.class)));
  }

  /** Those that prometheus-pve-exporter has. */
  public static Set<CollectorName> compatible() {
    return Arrays.stream(values())
        .filter(CollectorName::isCompatible)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(CollectorName.class)));
  }
}
