package io.monitorix.client.pve;

import io.monitorix.client.internal.Endpoint;
import io.monitorix.client.pve.model.GuestKind;
import org.jspecify.annotations.Nullable;

/** Which backups pruning considers. Immutable: each method gives a new, narrower filter. */
public final class PruneFilter {

  private final @Nullable GuestKind kind;
  private final @Nullable Integer vmid;

  private PruneFilter(@Nullable GuestKind kind, @Nullable Integer vmid) {
    this.kind = kind;
    this.vmid = vmid;
  }

  /** No condition: the backups of all guests. */
  public static PruneFilter none() {
    return new PruneFilter(null, null);
  }

  /** Only backups of guests of this kind. */
  public PruneFilter kind(GuestKind guests) {
    return new PruneFilter(guests, vmid);
  }

  /** Only backups of this guest. */
  public PruneFilter vmid(int guest) {
    return new PruneFilter(kind, guest);
  }

  Endpoint appliedTo(Endpoint endpoint, @Nullable Retention retention) {
    return new Form(endpoint)
        .put("prune-backups", retention)
        .put("type", kind == null ? null : kind.word())
        .put("vmid", vmid)
        .endpoint();
  }
}
