package io.monitorix.exporter.tuning;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * When an alert counts as flapping.
 *
 * @param changes how often it has begun or ended to fire, at least 2
 * @param window within what time
 * @param exempt names of alerts that are never called flapping
 * @param step between two looks: the interval of evaluations
 */
public record Flapping(int changes, Duration window, List<String> exempt, Duration step) {

  /** The alert that tells of it. */
  public static final String ALERT = "AlertFlapping";

  /** Each name once. */
  public Flapping {
    Set<String> once = new LinkedHashSet<>(exempt);
    exempt = List.copyOf(once);
  }
}
