package io.monitorix.exporter.rules;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is different at run time of the alerts of a name in the groups of a name. It wins over the
 * configuration.
 *
 * @param enabled whether they are evaluated; null for as the configuration says
 * @param thresholds other values, by the names of {@link
 *     io.monitorix.exporter.tuning.AlertThresholds}
 * @param note for people; may be empty
 * @param author who changed it last
 */
public record RuleOverride(
    RuleName rule,
    @Nullable Boolean enabled,
    Map<String, Double> thresholds,
    String note,
    String author,
    Instant updatedAt) {

  /** The most characters of a note. */
  public static final int LONGEST_NOTE = 2_000;

  /** Copies the map. */
  public RuleOverride {
    thresholds = Collections.unmodifiableMap(new TreeMap<>(thresholds));
  }
}
