package io.monitorix.client.pve.model;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A guest that no backup job covers: {@code GET /cluster/backup-info/not-backed-up}.
 *
 * @param type {@code qemu} or {@code lxc}
 */
public record UncoveredGuest(long vmid, String type, @Nullable String name) {

  /** Which guest; empty where it is of a kind newer than this library. */
  public Optional<GuestId> guestId() {
    return GuestId.of(type, vmid);
  }
}
