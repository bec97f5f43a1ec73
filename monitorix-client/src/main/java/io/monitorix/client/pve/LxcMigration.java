package io.monitorix.client.pve;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where and how a container is moved. Immutable.
 *
 * @param target a node
 * @param restart whether to stop a running container here and start it there; Proxmox refuses to
 *     move a running one otherwise
 * @param timeout how long the stop may take, to the second; null for 3 minutes
 * @param targetStorage for its volumes there: a storage, or pairs such as {@code here:there}
 *     separated by commas; null for the same names
 * @param kibibytesPerSecond at most; null for the limit of the datacenter
 */
public record LxcMigration(
    String target,
    boolean restart,
    @Nullable Duration timeout,
    @Nullable String targetStorage,
    @Nullable Long kibibytesPerSecond) {

  /** Moves a container that does not run. */
  public static LxcMigration to(String node) {
    return new LxcMigration(node, false, null, null, null);
  }

  /** Moves a running one too, by a restart. */
  public LxcMigration restarting() {
    return new LxcMigration(target, true, timeout, targetStorage, kibibytesPerSecond);
  }

  /** Moves a running one too, by a restart whose first half may take this long. */
  public LxcMigration restarting(Duration stopLimit) {
    return new LxcMigration(target, true, stopLimit, targetStorage, kibibytesPerSecond);
  }

  /** Puts its volumes there: see {@link #targetStorage()}. */
  public LxcMigration ontoStorage(String storage) {
    return new LxcMigration(target, restart, timeout, storage, kibibytesPerSecond);
  }

  /** Limits the speed. */
  public LxcMigration limitedTo(long kibibytes) {
    return new LxcMigration(target, restart, timeout, targetStorage, kibibytes);
  }
}
