package io.monitorix.alerts.routing.interval;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Time intervals by their names.
 *
 * @param specs a time is in an interval if one of its specifications has it
 */
public record TimeIntervals(Map<String, List<TimeSpec>> specs) {

  /** No intervals. */
  public static final TimeIntervals NONE = new TimeIntervals(Map.of());

  public TimeIntervals {
    Map<String, List<TimeSpec>> copy = new LinkedHashMap<>();
    specs.forEach((name, list) -> copy.put(name, List.copyOf(list)));
    specs = Collections.unmodifiableMap(copy);
  }

  /**
   * Those of the names that the time is in, in their order; a name that is not known is in none.
   */
  public List<String> containing(List<String> names, Instant time) {
    return names.stream()
        .filter(
            name ->
                specs.getOrDefault(name, List.of()).stream().anyMatch(spec -> spec.contains(time)))
        .toList();
  }
}
