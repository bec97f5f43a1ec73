package io.monitorix.client.pve;

import io.monitorix.client.Call;
import io.monitorix.client.Consolidation;
import io.monitorix.client.Method;
import io.monitorix.client.Timeframe;
import io.monitorix.client.internal.Endpoint;
import io.monitorix.client.internal.Transport;
import io.monitorix.client.pve.model.GuestConfig;
import io.monitorix.client.pve.model.GuestFeature;
import io.monitorix.client.pve.model.GuestHistoryPoint;
import io.monitorix.client.pve.model.GuestKind;
import io.monitorix.client.pve.model.GuestStatus;
import io.monitorix.client.pve.model.PendingChange;
import io.monitorix.client.pve.model.Snapshot;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code /nodes/{node}/qemu/{vmid}} or {@code …/lxc/…}: one guest, with what both kinds have.
 *
 * <p>What starts a task is answered when the task has begun, and what goes wrong later shows in the
 * task alone: {@link PveTask#await}. Some checks come before it: a guest that is not on the node, a
 * container that runs already. Thread-safe.
 */
public abstract sealed class GuestApi permits QemuApi, LxcApi {

  private final Transport transport;
  private final Answers answers;
  private final String node;
  private final GuestKind kind;
  private final int vmid;

  GuestApi(Transport transport, Answers answers, String node, GuestKind kind, int vmid) {
    this.transport = transport;
    this.answers = answers;
    this.node = node;
    this.kind = kind;
    this.vmid = vmid;
  }

  /**
   * {@code GET …/config}: the configuration, pending changes included. Needs {@code VM.Audit} on
   * {@code /vms/{vmid}}; {@link io.monitorix.client.NotFoundException} where the guest is not on
   * this node.
   */
  public final Call<GuestConfig> config() {
    return transport.get(endpoint("/config"), answers.guestConfig);
  }

  /**
   * {@code GET …/pending}: the configuration, setting by setting, with what only holds after the
   * next start. Needs {@code VM.Audit} on {@code /vms/{vmid}}.
   */
  public final Call<List<PendingChange>> pending() {
    return transport.get(endpoint("/pending"), answers.list(PendingChange.class));
  }

  /**
   * {@code GET …/status/current}: what the guest does at this moment. Needs {@code VM.Audit} on
   * {@code /vms/{vmid}}; {@link io.monitorix.client.NotFoundException} where the guest is not on
   * this node.
   */
  public final Call<GuestStatus> status() {
    return transport.get(endpoint("/status/current"), answers.one(GuestStatus.class));
  }

  /**
   * {@code GET …/feature}: whether the disks of the guest, as it is, allow this. Needs {@code
   * VM.Audit} on {@code /vms/{vmid}}.
   */
  public final Call<GuestFeature> feature(Feature feature) {
    return feature(feature, null);
  }

  /**
   * {@code GET …/feature}: whether the disks of the guest allow this. Needs {@code VM.Audit} on
   * {@code /vms/{vmid}}.
   *
   * @param snapshot null for the guest as it is
   */
  public final Call<GuestFeature> feature(Feature feature, @Nullable String snapshot) {
    return transport.get(
        form("/feature").put("feature", feature.parameter()).put("snapname", snapshot).endpoint(),
        answers.one(GuestFeature.class));
  }

  /**
   * {@code GET …/rrddata}: the figures of the past. Needs {@code VM.Audit} on {@code /vms/{vmid}}.
   */
  public final Call<List<GuestHistoryPoint>> rrddata(
      Timeframe timeframe, Consolidation consolidation) {
    return transport.get(
        endpoint("/rrddata")
            .with("timeframe", timeframe.parameter())
            .with("cf", consolidation.name()),
        answers.list(GuestHistoryPoint.class));
  }

  /**
   * {@code GET …/snapshot}: the snapshots, and the guest as it is as one more row. Needs {@code
   * VM.Audit} on {@code /vms/{vmid}}.
   */
  public final Call<List<Snapshot>> snapshots() {
    return transport.get(endpoint("/snapshot"), answers.list(Snapshot.class));
  }

  /**
   * {@code GET …/snapshot/{snapname}/config}: the configuration at that time. Needs {@code
   * VM.Snapshot}, {@code VM.Snapshot.Rollback} or {@code VM.Audit} on {@code /vms/{vmid}}.
   */
  public final Call<GuestConfig> snapshotConfig(String snapshot) {
    return transport.get(ofSnapshot(snapshot, "/config"), answers.guestConfig);
  }

  /**
   * {@code POST …/snapshot}: takes a snapshot, of the disks alone. Needs {@code VM.Snapshot} on
   * {@code /vms/{vmid}}.
   *
   * @param name begins with a letter, then letters, digits, {@code _} and {@code -}
   * @param description any text; null for none
   */
  public final Call<PveTask> createSnapshot(String name, @Nullable String description) {
    return post(form("/snapshot").put("snapname", name).put("description", description).endpoint());
  }

  /**
   * {@code DELETE …/snapshot/{snapname}}. Needs {@code VM.Snapshot} on {@code /vms/{vmid}}. That
   * there is no such snapshot shows in the task.
   */
  public final Call<PveTask> deleteSnapshot(String snapshot) {
    return deleteSnapshot(snapshot, false);
  }

  /**
   * {@code DELETE …/snapshot/{snapname}}. Needs {@code VM.Snapshot} on {@code /vms/{vmid}}.
   *
   * @param force whether it goes from the configuration even if its disks cannot be removed
   */
  public final Call<PveTask> deleteSnapshot(String snapshot, boolean force) {
    return PveTask.startedBy(
        transport,
        answers,
        Method.DELETE,
        new Form(ofSnapshot(snapshot, "")).putIf("force", force).endpoint());
  }

  /**
   * {@code POST …/snapshot/{snapname}/rollback}: the guest becomes what it was; what came after is
   * lost. Needs {@code VM.Snapshot} or {@code VM.Snapshot.Rollback} on {@code /vms/{vmid}}.
   */
  public final Call<PveTask> rollback(String snapshot) {
    return rollback(snapshot, false);
  }

  /**
   * {@code POST …/snapshot/{snapname}/rollback}: see {@link #rollback(String)}.
   *
   * @param start whether to start the guest afterwards; one whose memory was saved runs anyway
   */
  public final Call<PveTask> rollback(String snapshot, boolean start) {
    return post(new Form(ofSnapshot(snapshot, "/rollback")).putIf("start", start).endpoint());
  }

  /** {@code POST …/status/start}. Needs {@code VM.PowerMgmt} on {@code /vms/{vmid}}. */
  public final Call<PveTask> start() {
    return post(endpoint("/status/start"));
  }

  /**
   * {@code POST …/status/stop}: as if the power was cut. Needs {@code VM.PowerMgmt} on {@code
   * /vms/{vmid}}.
   */
  public final Call<PveTask> stop() {
    return post(endpoint("/status/stop"));
  }

  /**
   * {@code POST …/status/stop}: see {@link #stop()}.
   *
   * @param overruleShutdown whether to end a shutdown first that is under way and holds the guest's
   *     lock (version 8.4 knows it, 7.4 does not)
   */
  public final Call<PveTask> stop(boolean overruleShutdown) {
    return post(form("/status/stop").putIf("overrule-shutdown", overruleShutdown).endpoint());
  }

  /**
   * {@code POST …/status/shutdown}: asks the guest's system to shut down, and gives up after what
   * Proxmox deems right. Needs {@code VM.PowerMgmt} on {@code /vms/{vmid}}.
   */
  public final Call<PveTask> shutdown() {
    return shutdown(ShutdownOptions.none());
  }

  /**
   * {@code POST …/status/shutdown}: asks the guest's system to shut down. Needs {@code
   * VM.PowerMgmt} on {@code /vms/{vmid}}.
   */
  public final Call<PveTask> shutdown(ShutdownOptions options) {
    return post(
        form("/status/shutdown")
            .putSeconds("timeout", options.timeout())
            .putIf("forceStop", options.forceStop())
            .endpoint());
  }

  /**
   * {@code POST …/status/reboot}: shuts down and starts again, with the pending changes. Needs
   * {@code VM.PowerMgmt} on {@code /vms/{vmid}}.
   */
  public final Call<PveTask> reboot() {
    return post(endpoint("/status/reboot"));
  }

  /**
   * {@code POST …/status/reboot}: see {@link #reboot()}.
   *
   * @param timeout how long the shutdown may take, to the second
   */
  public final Call<PveTask> reboot(Duration timeout) {
    return post(form("/status/reboot").putSeconds("timeout", timeout).endpoint());
  }

  /**
   * {@code POST …/status/suspend}: halts a virtual machine in memory, or freezes a container (which
   * Proxmox calls an experiment). Needs {@code VM.PowerMgmt} on {@code /vms/{vmid}}.
   */
  public final Call<PveTask> suspend() {
    return post(endpoint("/status/suspend"));
  }

  /**
   * {@code POST …/status/resume}: lets a suspended guest go on. Needs {@code VM.PowerMgmt} on
   * {@code /vms/{vmid}}.
   */
  public final Call<PveTask> resume() {
    return post(endpoint("/status/resume"));
  }

  /**
   * {@code PUT …/config}: changes the configuration at once, without a task. Needs {@code
   * VM.Config.Options} on {@code /vms/{vmid}}, and for tags whatever the datacenter asks of users
   * (since version 7.3). {@link io.monitorix.client.ConflictException} where the configuration is
   * no longer the one that the change was meant for.
   */
  public final Call<@Nullable Void> updateConfig(ConfigChange change) {
    return transport.call(Method.PUT, change.appliedTo(endpoint("/config")));
  }

  final Transport transport() {
    return transport;
  }

  final Answers answers() {
    return answers;
  }

  final Call<PveTask> post(Endpoint endpoint) {
    return PveTask.startedBy(transport, answers, Method.POST, endpoint);
  }

  final Form form(String rest) {
    return new Form(endpoint(rest));
  }

  final Endpoint endpoint(String rest) {
    return Endpoint.of(
        "/nodes/{node}/" + kind.word() + "/{vmid}" + rest, node, Integer.toString(vmid));
  }

  private Endpoint ofSnapshot(String snapshot, String rest) {
    return Endpoint.of(
        "/nodes/{node}/" + kind.word() + "/{vmid}/snapshot/{snapname}" + rest,
        node,
        Integer.toString(vmid),
        snapshot);
  }
}
