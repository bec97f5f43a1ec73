package io.monitorix.alerts.promql.value;

import java.util.List;

/**
 * What whoever asked should know beside the result.
 *
 * @param warnings the result may be wrong
 * @param infos the query may not be what was meant
 */
public record Annotations(List<String> warnings, List<String> infos) {

  /** None. */
  public static final Annotations NONE = new Annotations(List.of(), List.of());

  public Annotations {
    warnings = List.copyOf(warnings);
    infos = List.copyOf(infos);
  }
}
