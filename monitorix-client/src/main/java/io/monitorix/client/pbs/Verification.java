package io.monitorix.client.pbs;

import io.monitorix.client.internal.Endpoint;
import io.monitorix.client.pbs.model.BackupGroupId;
import io.monitorix.client.pbs.model.BackupNamespace;
import io.monitorix.client.pbs.model.BackupSnapshotId;

/**
 * Which backups to check. Immutable: each method gives a new one that is narrower by one condition,
 * or has another value for it.
 */
public final class Verification {

  private final Parameters parameters;

  private Verification(Parameters parameters) {
    this.parameters = parameters;
  }

  /** All backups in all namespaces, except those that were checked before. */
  public static Verification everything() {
    return new Verification(Parameters.NONE);
  }

  /** Only those in this namespace and below. */
  public Verification namespace(BackupNamespace namespace) {
    return new Verification(parameters.with("ns", namespace.toString()));
  }

  /**
   * Only so many levels below the namespace; 7, which is all, unless given.
   *
   * @throws IllegalArgumentException when it is negative
   */
  public Verification maxDepth(int levels) {
    return new Verification(parameters.atLeast(0, "max-depth", levels));
  }

  /** Only those of one group. */
  public Verification group(BackupGroupId group) {
    return new Verification(
        parameters.with("backup-type", group.type()).with("backup-id", group.id()));
  }

  /** Only this one. */
  public Verification snapshot(BackupSnapshotId snapshot) {
    return new Verification(
        group(snapshot.group())
            .parameters
            .with("backup-time", Long.toString(snapshot.time().getEpochSecond())));
  }

  /** Whether to pass over those that were checked before; true unless given. */
  public Verification ignoreVerified(boolean ignore) {
    return new Verification(parameters.with("ignore-verified", ignore));
  }

  /**
   * After how many days a check no longer counts; never unless given.
   *
   * @throws IllegalArgumentException when it is not positive
   */
  public Verification outdatedAfter(int days) {
    return new Verification(parameters.atLeast(1, "outdated-after", days));
  }

  Endpoint appliedTo(Endpoint endpoint) {
    return parameters.appliedTo(endpoint);
  }
}
