package io.monitorix.client.pve;

import io.monitorix.client.Call;
import io.monitorix.client.internal.Transport;
import io.monitorix.client.pve.model.GuestKind;
import org.jspecify.annotations.Nullable;

/** {@code /nodes/{node}/qemu/{vmid}}: one virtual machine. Thread-safe. */
public final class QemuApi extends GuestApi {

  QemuApi(Transport transport, Answers answers, String node, int vmid) {
    super(transport, answers, node, GuestKind.QEMU, vmid);
  }

  /** {@code /nodes/{node}/qemu/{vmid}/agent}: what the guest agent in the machine says. */
  public AgentApi agent() {
    return new AgentApi(transport(), answers(), this::endpoint);
  }

  /**
   * {@code POST …/snapshot}: takes a snapshot. Needs {@code VM.Snapshot} on {@code /vms/{vmid}}.
   *
   * @param name begins with a letter, then letters, digits, {@code _} and {@code -}
   * @param description any text; null for none
   * @param withMemory whether to save the memory of a running machine too
   */
  public Call<PveTask> createSnapshot(
      String name, @Nullable String description, boolean withMemory) {
    return post(
        form("/snapshot")
            .put("snapname", name)
            .put("description", description)
            .putIf("vmstate", withMemory)
            .endpoint());
  }

  /**
   * {@code POST …/status/reset}: as if its reset button was pressed. Needs {@code VM.PowerMgmt} on
   * {@code /vms/{vmid}}.
   */
  public Call<PveTask> reset() {
    return post(endpoint("/status/reset"));
  }

  /**
   * {@code POST …/status/suspend?todisk=1}: writes its memory to a storage and stops it; {@link
   * #start} or {@link #resume} goes on from there. Needs {@code VM.PowerMgmt} and {@code
   * VM.Config.Disk} on {@code /vms/{vmid}}, and {@code Datastore.AllocateSpace} on the storage.
   *
   * @param storage for the memory; null for what the machine's configuration says
   */
  public Call<PveTask> hibernate(@Nullable String storage) {
    return post(
        form("/status/suspend").put("todisk", true).put("statestorage", storage).endpoint());
  }

  /**
   * {@code POST …/migrate}: moves it to another node. Needs {@code VM.Migrate} on {@code
   * /vms/{vmid}}.
   */
  public Call<PveTask> migrate(QemuMigration migration) {
    return post(
        form("/migrate")
            .put("target", migration.target())
            .putIf("online", migration.online())
            .putIf("with-local-disks", migration.withLocalDisks())
            .put("targetstorage", migration.targetStorage())
            .put("bwlimit", migration.kibibytesPerSecond())
            .endpoint());
  }
}
