package io.monitorix.examples.client;

import io.monitorix.client.pve.GuestApi;
import io.monitorix.client.pve.PveClient;
import java.time.Duration;

/** Takes a snapshot, changes something, and goes back where the change went wrong. */
final class SnapshotBeforeAChange {

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private SnapshotBeforeAChange() {}

  static void guarded(PveClient pve, String node, int vmid, Runnable change) {
    GuestApi guest = pve.node(node).qemu(vmid);
    guest.createSnapshot("before-change", "made by a script").execute().await(PATIENCE).orThrow();
    try {
      change.run();
    } catch (RuntimeException e) {
      guest.rollback("before-change").execute().await(PATIENCE).orThrow();
      throw e;
    }
    guest.deleteSnapshot("before-change").execute().await(PATIENCE).orThrow();
  }
}
