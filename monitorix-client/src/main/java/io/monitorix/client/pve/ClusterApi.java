package io.monitorix.client.pve;

import io.monitorix.client.Call;
import io.monitorix.client.ListCall;
import io.monitorix.client.internal.Endpoint;
import io.monitorix.client.internal.Transport;
import io.monitorix.client.pve.model.BackupJob;
import io.monitorix.client.pve.model.ClusterConfigNode;
import io.monitorix.client.pve.model.ClusterJoinInfo;
import io.monitorix.client.pve.model.ClusterLogEntry;
import io.monitorix.client.pve.model.ClusterOptions;
import io.monitorix.client.pve.model.ClusterResource;
import io.monitorix.client.pve.model.ClusterStatus;
import io.monitorix.client.pve.model.MetricServer;
import io.monitorix.client.pve.model.MetricsExport;
import io.monitorix.client.pve.model.QDevice;
import io.monitorix.client.pve.model.ReplicationJob;
import io.monitorix.client.pve.model.Task;
import io.monitorix.client.pve.model.Totem;
import io.monitorix.client.pve.model.UncoveredGuest;
import java.util.List;

/** {@code /cluster}: what concerns all nodes. Thread-safe. */
public final class ClusterApi {

  private final Transport transport;
  private final Answers answers;

  ClusterApi(Transport transport, Answers answers) {
    this.transport = transport;
    this.answers = answers;
  }

  /** {@code GET /cluster/status}: members and quorum. Needs {@code Sys.Audit} on {@code /}. */
  public Call<ClusterStatus> status() {
    return transport.get(Endpoint.of("/cluster/status"), answers.clusterStatus);
  }

  /**
   * {@code GET /cluster/resources}: everything at a glance. Open to all; shows what the caller may
   * audit, and nodes without figures to the others. Rows without id or type are left out.
   */
  public ListCall<ClusterResource> resources() {
    return transport.list(Endpoint.of("/cluster/resources"), answers.resource);
  }

  /** {@code GET /cluster/resources?type=…}: {@link #resources()} of one type. */
  public ListCall<ClusterResource> resources(ResourceType filter) {
    return transport.list(
        Endpoint.of("/cluster/resources").with("type", filter.parameter()), answers.resource);
  }

  /**
   * {@code GET /cluster/backup-info/not-backed-up}: guests that no backup job covers. Needs {@code
   * Sys.Audit} on {@code /}.
   */
  public Call<List<UncoveredGuest>> notBackedUp() {
    return transport.get(
        Endpoint.of("/cluster/backup-info/not-backed-up"), answers.uncoveredGuests);
  }

  /**
   * {@code GET /cluster/config/qdevice}: the external vote; not {@link QDevice#configured()} where
   * there is none. Needs {@code Sys.Audit} on {@code /}.
   */
  public Call<QDevice> qdevice() {
    return transport.get(Endpoint.of("/cluster/config/qdevice"), answers.qdevice);
  }

  /**
   * {@code GET /cluster/tasks}: the last tasks of all nodes. Lists the caller's own; those of all
   * with {@code Sys.Audit} on {@code /}.
   */
  public ListCall<Task> tasks() {
    return transport.list(Endpoint.of("/cluster/tasks"), answers.one(Task.class));
  }

  /** {@code GET /cluster/backup}: the backup jobs. Needs {@code Sys.Audit} on {@code /}. */
  public Call<List<BackupJob>> backupJobs() {
    return transport.get(Endpoint.of("/cluster/backup"), answers.list(BackupJob.class));
  }

  /**
   * {@code GET /cluster/replication}: the replication jobs as they are configured, without how they
   * fare. Lists those whose guest the caller may audit ({@code VM.Audit}).
   */
  public Call<List<ReplicationJob>> replication() {
    return transport.get(Endpoint.of("/cluster/replication"), answers.replicationJobs);
  }

  /** {@code GET /cluster/options}. Needs {@code Sys.Audit} on {@code /} for all of them. */
  public Call<ClusterOptions> options() {
    return transport.get(Endpoint.of("/cluster/options"), answers.one(ClusterOptions.class));
  }

  /** {@code GET /cluster/nextid}: a vmid that is free. Open to all who are logged in. */
  public Call<Integer> nextId() {
    return transport.get(Endpoint.of("/cluster/nextid"), answers.one(Integer.class));
  }

  /**
   * {@code GET /cluster/config/nodes}: the members as they are configured; empty on a node that
   * belongs to no cluster. Needs {@code Sys.Audit} on {@code /}.
   */
  public Call<List<ClusterConfigNode>> configNodes() {
    return transport.get(
        Endpoint.of("/cluster/config/nodes"), answers.list(ClusterConfigNode.class));
  }

  /**
   * {@code GET /cluster/config/join}: what a node must know to join. Needs {@code Sys.Audit} on
   * {@code /}; {@link io.monitorix.client.ServerException} on a node that belongs to no cluster.
   */
  public Call<ClusterJoinInfo> joinInfo() {
    return transport.get(Endpoint.of("/cluster/config/join"), answers.one(ClusterJoinInfo.class));
  }

  /**
   * {@code GET /cluster/config/totem}: how the nodes talk to each other; all absent on a node that
   * belongs to no cluster. Needs {@code Sys.Audit} on {@code /}.
   */
  public Call<Totem> totem() {
    return transport.get(Endpoint.of("/cluster/config/totem"), answers.one(Totem.class));
  }

  /**
   * {@code GET /cluster/log}: the latest lines of the log that all nodes share, newest first. Lists
   * the caller's own; those of all with {@code Sys.Syslog} on {@code /}.
   *
   * @param max how many lines at most
   * @throws IllegalArgumentException when that is not positive
   */
  public Call<List<ClusterLogEntry>> log(int max) {
    if (max <= 0) {
      throw new IllegalArgumentException("the number of lines must be positive, not " + max);
    }
    return transport.get(
        Endpoint.of("/cluster/log").with("max", Integer.toString(max)),
        answers.list(ClusterLogEntry.class));
  }

  /**
   * {@code GET /cluster/metrics/export} (since version 8.3): what was measured of all nodes, guests
   * and storages in one answer. Needs {@code Sys.Audit} on {@code /}.
   */
  public Call<MetricsExport> metricsExport(MetricsFilter filter) {
    return transport.get(
        filter.appliedTo(Endpoint.of("/cluster/metrics/export")), answers.one(MetricsExport.class));
  }

  /**
   * {@code GET /cluster/metrics/server}: where Proxmox itself sends its metrics. Needs {@code
   * Sys.Audit} on {@code /}.
   */
  public Call<List<MetricServer>> metricServers() {
    return transport.get(Endpoint.of("/cluster/metrics/server"), answers.list(MetricServer.class));
  }

  /** {@code /cluster/sdn}. */
  public SdnApi sdn() {
    return new SdnApi(transport, answers);
  }

  /** {@code /cluster/ha}. */
  public HaApi ha() {
    return new HaApi(transport, answers);
  }

  /** {@code /cluster/ceph}. */
  public CephApi ceph() {
    return new CephApi(transport, answers);
  }
}
