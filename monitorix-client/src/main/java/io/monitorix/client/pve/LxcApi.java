package io.monitorix.client.pve;

import io.monitorix.client.Call;
import io.monitorix.client.internal.Transport;
import io.monitorix.client.pve.model.ContainerInterface;
import io.monitorix.client.pve.model.GuestKind;
import java.util.List;

/** {@code /nodes/{node}/lxc/{vmid}}: one container. Thread-safe. */
public final class LxcApi extends GuestApi {

  LxcApi(Transport transport, Answers answers, String node, int vmid) {
    super(transport, answers, node, GuestKind.LXC, vmid);
  }

  /**
   * {@code GET /nodes/{node}/lxc/{vmid}/interfaces} (since version 8): the network as the container
   * sees it; empty while it does not run. Needs {@code VM.Audit} on {@code /vms/{vmid}}.
   */
  public Call<List<ContainerInterface>> interfaces() {
    return transport().get(endpoint("/interfaces"), answers().list(ContainerInterface.class));
  }

  /**
   * {@code POST …/migrate}: moves it to another node. A running container is not moved as it runs:
   * it is stopped here and started there. Needs {@code VM.Migrate} on {@code /vms/{vmid}}.
   */
  public Call<PveTask> migrate(LxcMigration migration) {
    return post(
        form("/migrate")
            .put("target", migration.target())
            .putIf("restart", migration.restart())
            .putSeconds("timeout", migration.timeout())
            .put("target-storage", migration.targetStorage())
            .put("bwlimit", migration.kibibytesPerSecond())
            .endpoint());
  }
}
