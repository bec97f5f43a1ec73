package io.monitorix.exporter.rules;

import io.monitorix.alerts.rules.file.AlertSpec;
import io.monitorix.alerts.rules.file.RuleSpec;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A rule of a file, be it evaluated or not.
 *
 * @param file where it stands
 * @param spec as it is evaluated, or would be
 * @param enabled whether it is evaluated
 * @param configured whether it would be without the override
 * @param thresholds what it compares with by the configuration, by their names; the value is null
 *     where it is not the same in all clusters
 * @param override what is different at run time; empty for nothing
 */
public record KnownRule(
    String file,
    RuleName name,
    RuleSpec spec,
    boolean enabled,
    boolean configured,
    Map<String, @Nullable Double> thresholds,
    Optional<RuleOverride> override) {

  /** Copies the map. */
  public KnownRule {
    thresholds = Collections.unmodifiableMap(new LinkedHashMap<>(thresholds));
  }

  /** Whether it makes alerts, rather than series. */
  public boolean isAlert() {
    return spec instanceof AlertSpec;
  }
}
