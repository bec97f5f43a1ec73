package io.monitorix.alerts.rules.file;

import io.monitorix.alerts.promql.ast.Expr;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A rule that makes an alert of each element that its expression gives.
 *
 * @param hold {@code for}: how long an element has to be there before its alert fires
 * @param keepFiringFor how long an alert fires on after its element is gone
 * @param annotations templates, by their names
 */
public record AlertSpec(
    String name,
    Expr expr,
    Duration hold,
    Duration keepFiringFor,
    Map<String, String> labels,
    Map<String, String> annotations,
    int line)
    implements RuleSpec {

  public AlertSpec {
    labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    annotations = Collections.unmodifiableMap(new LinkedHashMap<>(annotations));
  }
}
