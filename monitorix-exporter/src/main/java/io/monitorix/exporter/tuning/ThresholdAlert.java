package io.monitorix.exporter.tuning;

import io.monitorix.alerts.promql.ast.Expr;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An alert of one's own about a metric that passes a limit.
 *
 * @param metric gives a vector
 * @param above whether it fires above the limit; otherwise below it
 * @param clear where a firing alert ends; null for at the limit
 * @param hold {@code for}
 * @param labels templates, by their names
 * @param annotations templates, by their names
 */
public record ThresholdAlert(
    String alert,
    Expr metric,
    boolean above,
    double limit,
    @Nullable Double clear,
    Duration hold,
    Duration keepFiringFor,
    Map<String, String> labels,
    Map<String, String> annotations) {

  /** Copies the maps. */
  public ThresholdAlert {
    labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    annotations = Collections.unmodifiableMap(new LinkedHashMap<>(annotations));
  }

  /** Whether a firing alert with such a limit can end at that value: it lies on the quiet side. */
  public static boolean clears(boolean above, double limit, double clear) {
    return above ? clear < limit : clear > limit;
  }

  /** As PromQL writes it. */
  String operator() {
    return above ? ">" : "<";
  }
}
