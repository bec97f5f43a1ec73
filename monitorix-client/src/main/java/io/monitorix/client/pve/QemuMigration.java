package io.monitorix.client.pve;

import org.jspecify.annotations.Nullable;

/**
 * Where and how a virtual machine is moved. Immutable.
 *
 * @param target a node
 * @param online whether to move it while it runs
 * @param withLocalDisks whether to copy disks that are on storages of this node alone
 * @param targetStorage for its disks there: a storage, or pairs such as {@code here:there}
 *     separated by commas, or {@code 1} for the same names; null for the same names
 * @param kibibytesPerSecond at most; null for the limit of the datacenter
 */
public record QemuMigration(
    String target,
    boolean online,
    boolean withLocalDisks,
    @Nullable String targetStorage,
    @Nullable Long kibibytesPerSecond) {

  /** Moves a machine that does not run, with disks on shared storages. */
  public static QemuMigration to(String node) {
    return new QemuMigration(node, false, false, null, null);
  }

  /** Moves it while it runs; has no effect on one that does not. */
  public QemuMigration whileRunning() {
    return new QemuMigration(target, true, withLocalDisks, targetStorage, kibibytesPerSecond);
  }

  /** Copies local disks too. */
  public QemuMigration copyingLocalDisks() {
    return new QemuMigration(target, online, true, targetStorage, kibibytesPerSecond);
  }

  /** Puts its disks there: see {@link #targetStorage()}. */
  public QemuMigration ontoStorage(String storage) {
    return new QemuMigration(target, online, withLocalDisks, storage, kibibytesPerSecond);
  }

  /** Limits the speed. */
  public QemuMigration limitedTo(long kibibytes) {
    return new QemuMigration(target, online, withLocalDisks, targetStorage, kibibytes);
  }
}
