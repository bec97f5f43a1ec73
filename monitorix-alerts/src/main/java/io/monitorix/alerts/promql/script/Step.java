package io.monitorix.alerts.promql.script;

import java.util.List;

/** What a script does, one thing after the other. */
sealed interface Step {

  /** Forgets all samples. */
  record Clear(int line) implements Step {}

  /** Adds samples: the first of each series at time 0, then one a step. */
  record Load(int line, long stepMillis, List<SeriesLine> series) implements Step {
    public Load {
      series = List.copyOf(series);
    }
  }

  /** Asks, and compares. */
  record Eval(int line, String query, When when, Expectations expectations) implements Step {}

  /** When a query is evaluated; times are milliseconds. */
  sealed interface When {

    /** Once. */
    record At(long time) implements When {}

    /** At every step. */
    record Over(long start, long end, long step) implements When {

      public Over {
        if (step <= 0) {
          throw new IllegalArgumentException("the step must be positive");
        }
        if (end < start) {
          throw new IllegalArgumentException("the end is before the start");
        }
      }
    }
  }
}
