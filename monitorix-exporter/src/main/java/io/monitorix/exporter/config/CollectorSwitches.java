package io.monitorix.exporter.config;

import java.util.Set;

/**
 * Which collectors run for a target.
 *
 * @param enabled those that do
 */
public record CollectorSwitches(Set<CollectorName> enabled) {

  /** Every collector runs: the default. */
  public static final CollectorSwitches ALL = new CollectorSwitches(CollectorName.polled());

  /** Copies the set. */
  public CollectorSwitches {
    enabled = Set.copyOf(enabled);
  }

  /** Whether this collector runs. */
  public boolean isEnabled(CollectorName name) {
    return enabled.contains(name);
  }
}
