package io.monitorix.client.pve;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a guest is shut down. Immutable.
 *
 * @param timeout how long its system may take, to the second; null for Proxmox's own idea
 * @param forceStop whether to cut its power after that
 */
public record ShutdownOptions(@Nullable Duration timeout, boolean forceStop) {

  /** Asks, and gives up after what Proxmox deems right. */
  public static ShutdownOptions none() {
    return new ShutdownOptions(null, false);
  }

  /** How long its system may take. */
  public ShutdownOptions timeout(Duration limit) {
    return new ShutdownOptions(limit, forceStop);
  }

  /** Cuts the power of a guest that has not shut down in time. */
  public ShutdownOptions thenStop() {
    return new ShutdownOptions(timeout, true);
  }
}
