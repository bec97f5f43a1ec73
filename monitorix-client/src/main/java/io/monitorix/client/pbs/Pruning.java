package io.monitorix.client.pbs;

import io.monitorix.client.internal.Endpoint;
import io.monitorix.client.pbs.model.BackupNamespace;

/**
 * Which backups of each group to keep when the others are removed; with nothing to keep, all are
 * kept. Immutable: each method gives a new one with one more condition, or another value for it.
 */
public final class Pruning {

  private final Parameters parameters;

  private Pruning(Parameters parameters) {
    this.parameters = parameters;
  }

  /** Keeps all: say what to keep to have the others removed. */
  public static Pruning keepingAll() {
    return new Pruning(Parameters.NONE);
  }

  /**
   * Keeps this many of the newest.
   *
   * @throws IllegalArgumentException when it is not positive
   */
  public Pruning keepLast(int backups) {
    return new Pruning(parameters.atLeast(1, "keep-last", backups));
  }

  /**
   * Keeps the newest of each hour, for this many hours that have one.
   *
   * @throws IllegalArgumentException when it is not positive
   */
  public Pruning keepHourly(int hours) {
    return new Pruning(parameters.atLeast(1, "keep-hourly", hours));
  }

  /**
   * Keeps the newest of each day, for this many days that have one.
   *
   * @throws IllegalArgumentException when it is not positive
   */
  public Pruning keepDaily(int days) {
    return new Pruning(parameters.atLeast(1, "keep-daily", days));
  }

  /**
   * Keeps the newest of each week, for this many weeks that have one.
   *
   * @throws IllegalArgumentException when it is not positive
   */
  public Pruning keepWeekly(int weeks) {
    return new Pruning(parameters.atLeast(1, "keep-weekly", weeks));
  }

  /**
   * Keeps the newest of each month, for this many months that have one.
   *
   * @throws IllegalArgumentException when it is not positive
   */
  public Pruning keepMonthly(int months) {
    return new Pruning(parameters.atLeast(1, "keep-monthly", months));
  }

  /**
   * Keeps the newest of each year, for this many years that have one.
   *
   * @throws IllegalArgumentException when it is not positive
   */
  public Pruning keepYearly(int years) {
    return new Pruning(parameters.atLeast(1, "keep-yearly", years));
  }

  /** Only in this namespace and below; everywhere unless given. */
  public Pruning namespace(BackupNamespace namespace) {
    return new Pruning(parameters.with("ns", namespace.toString()));
  }

  /**
   * Only so many levels below the namespace; all unless given.
   *
   * @throws IllegalArgumentException when it is negative
   */
  public Pruning maxDepth(int levels) {
    return new Pruning(parameters.atLeast(0, "max-depth", levels));
  }

  /** Whether the task only tells what it would remove; false unless given. */
  public Pruning dryRun(boolean dry) {
    return new Pruning(parameters.with("dry-run", dry));
  }

  Endpoint appliedTo(Endpoint endpoint) {
    return parameters.appliedTo(endpoint);
  }
}
