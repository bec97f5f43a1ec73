package io.monitorix.client.pbs;

import io.monitorix.client.Call;
import io.monitorix.client.Consolidation;
import io.monitorix.client.Timeframe;
import io.monitorix.client.internal.Endpoint;
import io.monitorix.client.internal.Transport;
import io.monitorix.client.pbs.model.Certificate;
import io.monitorix.client.pbs.model.DebianPackage;
import io.monitorix.client.pbs.model.NetworkInterface;
import io.monitorix.client.pbs.model.NodeDns;
import io.monitorix.client.pbs.model.NodeHistoryPoint;
import io.monitorix.client.pbs.model.NodeStatus;
import io.monitorix.client.pbs.model.NodeTime;
import io.monitorix.client.pbs.model.Repositories;
import io.monitorix.client.pbs.model.Service;
import io.monitorix.client.pbs.model.Subscription;
import io.monitorix.client.task.LogLine;
import java.util.List;

/** {@code /nodes/{node}}: the machine on which the server runs. Thread-safe. */
public final class NodeApi {

  private final Transport transport;
  private final Answers answers;
  private final String node;

  NodeApi(Transport transport, Answers answers, String node) {
    this.transport = transport;
    this.answers = answers;
    this.node = node;
  }

  /**
   * {@code GET /nodes/{node}/status}: load, memory, root file system. Needs {@code Sys.Audit} on
   * {@code /system/status}.
   */
  public Call<NodeStatus> status() {
    return transport.get(Endpoint.of("/nodes/{node}/status", node), answers.nodeStatus);
  }

  /**
   * {@code GET /nodes/{node}/rrd}: the figures of the past. Needs {@code Sys.Audit} on {@code
   * /system/status}.
   */
  public Call<List<NodeHistoryPoint>> history(Timeframe timeframe, Consolidation consolidation) {
    return transport.get(
        Endpoint.of("/nodes/{node}/rrd", node)
            .with("timeframe", timeframe.parameter())
            .with("cf", consolidation.name()),
        answers.list(NodeHistoryPoint.class));
  }

  /** {@code /nodes/{node}/tasks}. */
  public TaskApi tasks() {
    return new TaskApi(transport, answers, node);
  }

  /** {@code /nodes/{node}/disks}. */
  public DiskApi disks() {
    return new DiskApi(transport, answers, node);
  }

  /** {@code GET /nodes/{node}/services}. Needs {@code Sys.Audit} on {@code /system/services}. */
  public Call<List<Service>> services() {
    return transport.get(Endpoint.of("/nodes/{node}/services", node), answers.list(Service.class));
  }

  /**
   * {@code GET /nodes/{node}/certificates/info}. Needs {@code Sys.Modify} on {@code
   * /system/certificates}, which the role {@code Audit} has not.
   */
  public Call<List<Certificate>> certificates() {
    return transport.get(
        Endpoint.of("/nodes/{node}/certificates/info", node), answers.list(Certificate.class));
  }

  /**
   * {@code GET /nodes/{node}/apt/update}: packages to update, as of the last time that the lists
   * were fetched. Needs {@code Sys.Audit} on {@code /}.
   */
  public Call<List<DebianPackage>> updates() {
    return transport.get(
        Endpoint.of("/nodes/{node}/apt/update", node), answers.list(DebianPackage.class));
  }

  /**
   * {@code GET /nodes/{node}/apt/versions}: the packages that the server is made of. Needs {@code
   * Sys.Audit} on {@code /}.
   */
  public Call<List<DebianPackage>> packages() {
    return transport.get(
        Endpoint.of("/nodes/{node}/apt/versions", node), answers.list(DebianPackage.class));
  }

  /**
   * {@code GET /nodes/{node}/apt/repositories}: where packages come from. Needs {@code Sys.Audit}
   * on {@code /}.
   */
  public Call<Repositories> repositories() {
    return transport.get(
        Endpoint.of("/nodes/{node}/apt/repositories", node), answers.one(Repositories.class));
  }

  /**
   * {@code GET /nodes/{node}/subscription}. Open to all who are logged in, with details for {@code
   * Sys.Audit} on {@code /}.
   */
  public Call<Subscription> subscription() {
    return transport.get(
        Endpoint.of("/nodes/{node}/subscription", node), answers.one(Subscription.class));
  }

  /**
   * {@code GET /nodes/{node}/network}: the interfaces. Needs {@code Sys.Audit} on {@code
   * /system/network/interfaces}.
   */
  public Call<List<NetworkInterface>> network() {
    return transport.get(
        Endpoint.of("/nodes/{node}/network", node), answers.list(NetworkInterface.class));
  }

  /** {@code GET /nodes/{node}/time}. Open to all who are logged in. */
  public Call<NodeTime> time() {
    return transport.get(Endpoint.of("/nodes/{node}/time", node), answers.one(NodeTime.class));
  }

  /** {@code GET /nodes/{node}/dns}. Needs {@code Sys.Audit} on {@code /system/network/dns}. */
  public Call<NodeDns> dns() {
    return transport.get(Endpoint.of("/nodes/{node}/dns", node), answers.one(NodeDns.class));
  }

  /**
   * {@code GET /nodes/{node}/journal}: lines of the system's log. The first is the place in the
   * journal where they begin, the last the one where they end. Needs {@code Sys.Audit} on {@code
   * /system/log}.
   */
  public Call<List<String>> journal(JournalRange range) {
    return transport.get(
        range.appliedTo(Endpoint.of("/nodes/{node}/journal", node)), answers.list(String.class));
  }

  /**
   * {@code GET /nodes/{node}/syslog}: lines of the system's log, the oldest first; a single line
   * says so where there is none. Needs {@code Sys.Audit} on {@code /system/log}.
   *
   * @param start the number of the first line; 0 and 1 both mean the first
   * @param limit how many lines at most
   * @throws IllegalArgumentException when one of them is negative
   */
  public Call<List<LogLine>> syslog(int start, int limit) {
    return transport.get(
        Parameters.NONE
            .atLeast(0, "start", start)
            .atLeast(0, "limit", limit)
            .appliedTo(Endpoint.of("/nodes/{node}/syslog", node)),
        answers.list(LogLine.class));
  }

  /**
   * {@code GET /nodes/{node}/syslog?service=…}: {@link #syslog(int, int)} of one service.
   *
   * @param service as {@link Service#service()} gives it
   */
  public Call<List<LogLine>> syslog(String service, int start, int limit) {
    return transport.get(
        Parameters.NONE
            .with("service", service)
            .atLeast(0, "start", start)
            .atLeast(0, "limit", limit)
            .appliedTo(Endpoint.of("/nodes/{node}/syslog", node)),
        answers.list(LogLine.class));
  }
}
