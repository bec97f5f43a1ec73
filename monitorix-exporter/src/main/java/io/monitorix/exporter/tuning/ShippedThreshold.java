package io.monitorix.exporter.tuning;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Other values of a threshold that comes with Monitorix.
 *
 * @param name as in {@code thresholds.yml}
 * @param values the first that is for a cluster counts there; where none is, what it was
 */
public record ShippedThreshold(String name, List<ClusterValue> values) {

  /** Copies the list. */
  public ShippedThreshold {
    values = List.copyOf(values);
  }

  /**
   * A value for some clusters.
   *
   * @param cluster null for all
   */
  public record ClusterValue(@Nullable ValueMatch cluster, double value) {}
}
