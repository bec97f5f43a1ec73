package io.monitorix.alerts.promql.ast;

import java.util.List;

/**
 * What elements share that are folded into one.
 *
 * @param without whether {@code labels} are those that do not count
 */
public record Grouping(boolean without, List<String> labels) {

  /** Everything into one. */
  public static final Grouping NONE = new Grouping(false, List.of());

  public Grouping {
    labels = List.copyOf(labels);
  }
}
