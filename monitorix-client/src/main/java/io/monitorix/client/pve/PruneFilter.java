package io.monitorix.client.pve;

import io.monitorix.client.internal.Endpoint;
import org.jspecify.annotations.Nullable;

/** Which backups pruning considers. Immutable: each method gives a new, narrower filter. */
public final class PruneFilter {

  private final @Nullable String type;
  private final @Nullable Integer vmid;

  private PruneFilter(@Nullable String type, @Nullable Integer vmid) {
    this.type = type;
    this.vmid = vmid;
  }

  /** No condition: the backups of all guests. */
  public static PruneFilter none() {
    return new PruneFilter(null, null);
  }

  /** Only backups of virtual machines. */
  public PruneFilter ofVirtualMachines() {
    return new PruneFilter("qemu", vmid);
  }

  /** Only backups of containers. */
  public PruneFilter ofContainers() {
    return new PruneFilter("lxc", vmid);
  }

  /** Only backups of this guest. */
  public PruneFilter vmid(int guest) {
    return new PruneFilter(type, guest);
  }

  Endpoint appliedTo(Endpoint endpoint, @Nullable Retention retention) {
    return new Form(endpoint)
        .put("prune-backups", retention)
        .put("type", type)
        .put("vmid", vmid)
        .endpoint();
  }
}
