package io.monitorix.client.pve;

import io.monitorix.client.Call;
import io.monitorix.client.Consolidation;
import io.monitorix.client.Method;
import io.monitorix.client.Pages;
import io.monitorix.client.Timeframe;
import io.monitorix.client.internal.Endpoint;
import io.monitorix.client.internal.Transport;
import io.monitorix.client.internal.json.MappedAdapter;
import io.monitorix.client.pve.model.Certificate;
import io.monitorix.client.pve.model.GuestId;
import io.monitorix.client.pve.model.GuestSummary;
import io.monitorix.client.pve.model.Journal;
import io.monitorix.client.pve.model.NetworkInterface;
import io.monitorix.client.pve.model.NicTraffic;
import io.monitorix.client.pve.model.NodeConfig;
import io.monitorix.client.pve.model.NodeDns;
import io.monitorix.client.pve.model.NodeHistoryPoint;
import io.monitorix.client.pve.model.NodeStatus;
import io.monitorix.client.pve.model.NodeStorage;
import io.monitorix.client.pve.model.NodeTime;
import io.monitorix.client.pve.model.PciDevice;
import io.monitorix.client.pve.model.ReplicationJob;
import io.monitorix.client.pve.model.ReplicationStatus;
import io.monitorix.client.pve.model.Service;
import io.monitorix.client.pve.model.Subscription;
import io.monitorix.client.pve.model.UsbDevice;
import io.monitorix.client.pve.model.Version;
import io.monitorix.client.task.LogLine;
import java.util.List;
import java.util.Optional;

/**
 * {@code /nodes/{node}}: one node. The server that is called passes the call on to it, and reports
 * with {@link io.monitorix.client.NodeUnreachableException} or {@link
 * io.monitorix.client.ProxyTimeoutException} where it cannot. Thread-safe.
 */
public final class NodeApi {

  private static final int LINES_OF_A_PAGE = 500;

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
   * {@code /nodes/{node}}.
   */
  public Call<NodeStatus> status() {
    return transport.get(Endpoint.of("/nodes/{node}/status", node), answers.nodeStatus);
  }

  /**
   * {@code GET /nodes/{node}/version}: which Proxmox VE the node runs, without the console. Open to
   * all who are logged in.
   */
  public Call<Version> version() {
    return transport.get(Endpoint.of("/nodes/{node}/version", node), answers.version);
  }

  /** {@code GET /nodes/{node}/config}. Needs {@code Sys.Audit} on {@code /}. */
  public Call<NodeConfig> config() {
    return transport.get(Endpoint.of("/nodes/{node}/config", node), answers.one(NodeConfig.class));
  }

  /** {@code GET /nodes/{node}/subscription}. Open to all, with details for {@code Sys.Audit}. */
  public Call<Subscription> subscription() {
    return transport.get(Endpoint.of("/nodes/{node}/subscription", node), answers.subscription);
  }

  /**
   * {@code GET /nodes/{node}/replication}: jobs that start here and how they fare. Lists those
   * whose guest the caller may audit ({@code VM.Audit}).
   */
  public Call<List<ReplicationJob>> replication() {
    return transport.get(Endpoint.of("/nodes/{node}/replication", node), answers.replicationJobs);
  }

  /**
   * {@code GET /nodes/{node}/replication/{id}/status}. Needs {@code VM.Audit} on the guest.
   *
   * @param jobId {@code <vmid>-<number>}
   */
  public Call<ReplicationStatus> replicationStatus(String jobId) {
    return transport.get(
        Endpoint.of("/nodes/{node}/replication/{id}/status", node, jobId),
        answers.replicationStatus);
  }

  /**
   * {@code GET /nodes/{node}/qemu}: the virtual machines on the node. Lists those that the caller
   * may audit ({@code VM.Audit}).
   */
  public Call<List<GuestSummary>> qemu() {
    return transport.get(Endpoint.of("/nodes/{node}/qemu", node), answers.guests);
  }

  /**
   * {@code GET /nodes/{node}/qemu?full=…}: {@link #qemu()}, in full with what QEMU itself says of
   * the running ones, which takes longer.
   */
  public Call<List<GuestSummary>> qemu(boolean full) {
    return transport.get(
        Endpoint.of("/nodes/{node}/qemu", node).with("full", full ? "1" : "0"), answers.guests);
  }

  /**
   * {@code GET /nodes/{node}/lxc}: the containers on the node. Lists those that the caller may
   * audit ({@code VM.Audit}).
   */
  public Call<List<GuestSummary>> lxc() {
    return transport.get(Endpoint.of("/nodes/{node}/lxc", node), answers.guests);
  }

  /**
   * {@code GET /nodes/{node}/storage}: the storages that the node can use. Lists those on which the
   * caller has {@code Datastore.Audit} or {@code Datastore.AllocateSpace}.
   */
  public Call<List<NodeStorage>> storage() {
    return transport.get(
        Endpoint.of("/nodes/{node}/storage", node), answers.list(NodeStorage.class));
  }

  /**
   * {@code GET /nodes/{node}/services}: what the node runs for Proxmox. Needs {@code Sys.Audit} on
   * {@code /nodes/{node}}.
   */
  public Call<List<Service>> services() {
    return transport.get(Endpoint.of("/nodes/{node}/services", node), answers.list(Service.class));
  }

  /**
   * {@code GET /nodes/{node}/services/{service}/state}: one of {@link #services()}. Needs {@code
   * Sys.Audit} on {@code /nodes/{node}}.
   *
   * @param name as {@link Service#service()} gives it
   */
  public Call<Service> service(String name) {
    return transport.get(
        Endpoint.of("/nodes/{node}/services/{service}/state", node, name),
        answers.one(Service.class));
  }

  /** {@code GET /nodes/{node}/time}. Needs {@code Sys.Audit} on {@code /nodes/{node}}. */
  public Call<NodeTime> time() {
    return transport.get(Endpoint.of("/nodes/{node}/time", node), answers.one(NodeTime.class));
  }

  /** {@code GET /nodes/{node}/dns}. Needs {@code Sys.Audit} on {@code /nodes/{node}}. */
  public Call<NodeDns> dns() {
    return transport.get(Endpoint.of("/nodes/{node}/dns", node), answers.one(NodeDns.class));
  }

  /** {@code GET /nodes/{node}/certificates/info}. Open to all who are logged in. */
  public Call<List<Certificate>> certificates() {
    return transport.get(
        Endpoint.of("/nodes/{node}/certificates/info", node), answers.list(Certificate.class));
  }

  /**
   * {@code GET /nodes/{node}/network}: the interfaces. Open to all who are logged in; bridges only
   * with {@code Sys.Audit}, or with a right to them.
   */
  public Call<List<NetworkInterface>> network() {
    return transport.get(
        Endpoint.of("/nodes/{node}/network", node), answers.list(NetworkInterface.class));
  }

  /**
   * {@code GET /nodes/{node}/netstat}: what the network cards of the running guests have moved.
   * Needs {@code Sys.Audit} on {@code /nodes/{node}}.
   */
  public Call<List<NicTraffic>> netstat() {
    return transport.get(
        Endpoint.of("/nodes/{node}/netstat", node), answers.list(NicTraffic.class));
  }

  /**
   * {@code GET /nodes/{node}/hardware/pci}, without memory controllers, bridges and processors.
   * Needs {@code Sys.Audit} or {@code Sys.Modify} on {@code /}.
   */
  public Call<List<PciDevice>> pciDevices() {
    return transport.get(
        Endpoint.of("/nodes/{node}/hardware/pci", node), answers.list(PciDevice.class));
  }

  /** {@code GET /nodes/{node}/hardware/usb}. Needs {@code Sys.Modify} on {@code /}. */
  public Call<List<UsbDevice>> usbDevices() {
    return transport.get(
        Endpoint.of("/nodes/{node}/hardware/usb", node), answers.list(UsbDevice.class));
  }

  /**
   * {@code GET /nodes/{node}/rrddata}: the figures of the past. Needs {@code Sys.Audit} on {@code
   * /nodes/{node}}.
   */
  public Call<List<NodeHistoryPoint>> rrddata(Timeframe timeframe, Consolidation consolidation) {
    return transport.get(
        Endpoint.of("/nodes/{node}/rrddata", node)
            .with("timeframe", timeframe.parameter())
            .with("cf", consolidation.name()),
        answers.list(NodeHistoryPoint.class));
  }

  /** {@code /nodes/{node}/disks}. */
  public DiskApi disks() {
    return new DiskApi(transport, answers, node);
  }

  /** {@code /nodes/{node}/apt}. */
  public AptApi apt() {
    return new AptApi(transport, answers, node);
  }

  /** {@code /nodes/{node}/ceph}. */
  public NodeCephApi ceph() {
    return new NodeCephApi(transport, answers, node);
  }

  /** {@code /nodes/{node}/scan}. */
  public ScanApi scan() {
    return new ScanApi(transport, answers, node);
  }

  /** {@code /nodes/{node}/sdn}. */
  public NodeSdnApi sdn() {
    return new NodeSdnApi(transport, answers, node);
  }

  /** {@code /nodes/{node}/tasks}. */
  public TaskApi tasks() {
    return new TaskApi(transport, answers, node);
  }

  /** {@code /nodes/{node}/qemu/{vmid}} or {@code …/lxc/{vmid}}. */
  public GuestApi guest(GuestId id) {
    return switch (id.kind()) {
      case QEMU -> qemu(id.vmid());
      case LXC -> lxc(id.vmid());
    };
  }

  /** {@code /nodes/{node}/qemu/{vmid}}. */
  public QemuApi qemu(int vmid) {
    return new QemuApi(transport, answers, node, vmid);
  }

  /** {@code /nodes/{node}/lxc/{vmid}}. */
  public LxcApi lxc(int vmid) {
    return new LxcApi(transport, answers, node, vmid);
  }

  /**
   * {@code POST /nodes/{node}/vzdump}: backs up guests of this node. Needs {@code VM.Backup} on
   * each of them and {@code Datastore.AllocateSpace} on the storage; a limit of speed needs more.
   * Empty where none of the guests is on this node: then there is nothing to do.
   */
  public Call<Optional<PveTask>> vzdump(BackupRequest request) {
    return transport.call(
        Method.POST,
        request.appliedTo(Endpoint.of("/nodes/{node}/vzdump", node)),
        new MappedAdapter<>(
            answers.one(String.class),
            text ->
                text.equals("OK")
                    ? Optional.empty()
                    : Optional.of(PveTask.of(transport, answers, PveTask.parsed(text)))));
  }

  /**
   * {@code GET /nodes/{node}/syslog}: the system log from its oldest line, 500 lines at a time.
   * Proxmox counts from the beginning each time, so a narrow filter is much faster. Needs {@code
   * Sys.Syslog} on {@code /nodes/{node}}. Where there is nothing, one line says so.
   */
  public Pages<LogLine> syslog(SyslogFilter filter) {
    return Pages.of(
        LINES_OF_A_PAGE,
        (start, limit) ->
            transport.getWhole(
                filter.appliedTo(Endpoint.of("/nodes/{node}/syslog", node), start, limit),
                answers.page(LogLine.class)));
  }

  /**
   * {@code GET /nodes/{node}/journal}: a piece of the journal. Needs {@code Sys.Syslog} on {@code
   * /nodes/{node}}.
   */
  public Call<Journal> journal(JournalFilter filter) {
    return transport.get(
        filter.appliedTo(Endpoint.of("/nodes/{node}/journal", node)),
        new MappedAdapter<>(answers.list(String.class), Journal::of));
  }

  /** {@code /nodes/{node}/storage/{storage}}. */
  public StorageApi storage(String id) {
    return new StorageApi(transport, answers, node, id);
  }
}
