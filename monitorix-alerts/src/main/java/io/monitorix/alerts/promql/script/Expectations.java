package io.monitorix.alerts.promql.script;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a query is expected to give.
 *
 * @param fail how it fails; null if it shall not
 * @param warnings each one that has to be there, and no others; empty where none is asked for
 * @param infos likewise
 * @param ordered whether the order counts
 */
record Expectations(
    @Nullable TextCheck fail,
    List<TextCheck> warnings,
    List<TextCheck> infos,
    boolean noWarnings,
    boolean noInfos,
    boolean ordered,
    Expected result) {

  Expectations {
    warnings = List.copyOf(warnings);
    infos = List.copyOf(infos);
  }

  /** What comes out. */
  sealed interface Expected {

    /** A number without labels. */
    record OneNumber(double value) implements Expected {}

    /** A string. */
    record Text(String value) implements Expected {}

    /** Series, each with its points: one for an instant, one a step otherwise. May be none. */
    record Rows(List<SeriesLine> series) implements Expected {
      public Rows {
        series = List.copyOf(series);
      }
    }

    /** The raw samples of an instant query, one step apart. */
    record RangeVector(Step.When.Over times, List<SeriesLine> series) implements Expected {
      public RangeVector {
        series = List.copyOf(series);
      }
    }
  }
}
