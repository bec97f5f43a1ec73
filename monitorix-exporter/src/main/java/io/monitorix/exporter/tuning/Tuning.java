package io.monitorix.exporter.tuning;

import java.util.List;
import java.util.Optional;

/**
 * What a site changes and adds: the key {@code monitorix}.
 *
 * @param thresholds alerts of its own
 * @param shippedThresholds other values of those that come with Monitorix
 * @param overrides what is different for some resources; of several that fit the first counts
 * @param flapping empty where nobody looks for it
 */
public record Tuning(
    List<ThresholdAlert> thresholds,
    List<ShippedThreshold> shippedThresholds,
    List<ResourceOverride> overrides,
    Optional<Flapping> flapping) {

  /** Nothing. */
  public static final Tuning NONE = new Tuning(List.of(), List.of(), List.of(), Optional.empty());

  /** Copies the lists. */
  public Tuning {
    thresholds = List.copyOf(thresholds);
    shippedThresholds = List.copyOf(shippedThresholds);
    overrides = List.copyOf(overrides);
  }
}
