package io.monitorix.exporter.tuning;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is different for some resources.
 *
 * @param alerts names; empty for those that compare with the threshold
 * @param threshold name of one that comes with Monitorix; null for the only one of each alert
 * @param value to compare with; null where the alerts are left out for these resources
 * @param clear where an alert of one's own ends; null for where it does elsewhere
 */
public record ResourceOverride(
    List<String> alerts,
    @Nullable String threshold,
    ResourceSelector resources,
    @Nullable Double value,
    @Nullable Double clear) {

  /** Copies the list. */
  public ResourceOverride {
    alerts = List.copyOf(alerts);
  }

  /** Whether it leaves the alerts out. */
  public boolean disables() {
    return value == null;
  }
}
