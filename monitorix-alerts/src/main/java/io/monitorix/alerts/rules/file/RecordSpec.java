package io.monitorix.alerts.rules.file;

import io.monitorix.alerts.promql.ast.Expr;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A rule that records what its expression gives as series of its own. */
public record RecordSpec(String name, Expr expr, Map<String, String> labels, int line)
    implements RuleSpec {

  public RecordSpec {
    labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
  }
}
