package io.monitorix.exporter.config;

import java.time.Duration;
import java.util.List;

/**
 * One entry of {@code targets}: a cluster, a single node, or a backup server, to poll.
 *
 * @param name the value of the label {@code cluster}; unique among the targets
 * @param product what it runs
 * @param servers servers of the cluster, as written: URLs, hosts, or host:port; at least one
 * @param discoverServers whether the other servers of the cluster are learned from it
 * @param login who logs in
 * @param tls what makes the servers' certificates trusted
 * @param interval from the start of a poll to that of the next; positive
 * @param timeout the longest that a reading may take; positive, at most {@code interval}
 * @param callsPerSecond the budget for calls about single guests and storages, for each node;
 *     positive
 * @param collectors what is asked for, and how
 * @param volume how much of it is exposed
 */
public record TargetConfig(
    String name,
    Product product,
    List<String> servers,
    boolean discoverServers,
    LoginConfig login,
    TlsConfig tls,
    Duration interval,
    Duration timeout,
    int callsPerSecond,
    CollectorPlan collectors,
    VolumeConfig volume) {

  /** The budget of a target that does not say otherwise. */
  public static final int DEFAULT_CALLS_PER_SECOND = 2;

  /** Copies the list. */
  public TargetConfig {
    servers = List.copyOf(servers);
    if (servers.isEmpty()) {
      throw new IllegalArgumentException(name + ": a target needs a server");
    }
  }

  /** A cluster of Proxmox VE, polled by the defaults. */
  public static TargetConfig pve(String name, String server, LoginConfig login, TlsConfig tls) {
    return of(Product.PVE, name, server, login, tls);
  }

  /** A Proxmox Backup Server, polled by the defaults. */
  public static TargetConfig pbs(String name, String server, LoginConfig login, TlsConfig tls) {
    return of(Product.PBS, name, server, login, tls);
  }

  private static TargetConfig of(
      Product product, String name, String server, LoginConfig login, TlsConfig tls) {
    Timing timing = Timing.DEFAULT;
    return new TargetConfig(
        name,
        product,
        List.of(server),
        false,
        login,
        tls,
        timing.interval(),
        timing.timeout(),
        DEFAULT_CALLS_PER_SECOND,
        CollectorPlan.standard(product, timing.interval(), timing.timeout()),
        VolumeConfig.DEFAULT);
  }

  /** The first of its servers. */
  public String server() {
    return servers.get(0);
  }

  /** The same with these times, and the default collectors at their default intervals. */
  public TargetConfig polledEvery(Duration newInterval, Duration newTimeout) {
    return with(newInterval, newTimeout, CollectorPlan.standard(product, newInterval, newTimeout));
  }

  /** The same with other collectors. */
  public TargetConfig withCollectors(CollectorPlan plan) {
    return with(interval, timeout, plan);
  }

  /** The same with another name and other servers. */
  public TargetConfig at(String newName, List<String> newServers) {
    return new TargetConfig(
        newName,
        product,
        newServers,
        discoverServers,
        login,
        tls,
        interval,
        timeout,
        callsPerSecond,
        collectors,
        volume);
  }

  /** The same with another volume. */
  public TargetConfig withVolume(VolumeConfig newVolume) {
    return new TargetConfig(
        name,
        product,
        servers,
        discoverServers,
        login,
        tls,
        interval,
        timeout,
        callsPerSecond,
        collectors,
        newVolume);
  }

  private TargetConfig with(Duration newInterval, Duration newTimeout, CollectorPlan plan) {
    return new TargetConfig(
        name,
        product,
        servers,
        discoverServers,
        login,
        tls,
        newInterval,
        newTimeout,
        callsPerSecond,
        plan,
        volume);
  }
}
