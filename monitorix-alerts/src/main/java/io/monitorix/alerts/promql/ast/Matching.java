package io.monitorix.alerts.promql.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which elements of two vectors belong together. See <a
 * href="https://prometheus.io/docs/prometheus/latest/querying/operators/#vector-matching">vector
 * matching</a>.
 *
 * @param cardinality how many of a side one of the other may meet
 * @param on whether {@code labels} are those that must be equal; otherwise they are ignored
 * @param labels of {@code on(…)} or {@code ignoring(…)}
 * @param include of {@code group_left(…)} or {@code group_right(…)}: copied from the side of one
 * @param fillLeft stands for an element that the left side lacks; null without {@code fill}
 * @param fillRight stands for one that the right side lacks
 */
public record Matching(
    Cardinality cardinality,
    boolean on,
    List<String> labels,
    List<String> include,
    @Nullable Double fillLeft,
    @Nullable Double fillRight) {

  /** How many of each side meet. */
  public enum Cardinality {
    ONE_TO_ONE,
    /** {@code group_left}. */
    MANY_TO_ONE,
    /** {@code group_right}. */
    ONE_TO_MANY,
    /** That of set operators. */
    MANY_TO_MANY
  }

  public Matching {
    labels = List.copyOf(labels);
    include = List.copyOf(include);
  }
}
