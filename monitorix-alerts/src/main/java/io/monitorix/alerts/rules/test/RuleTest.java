package io.monitorix.alerts.rules.test;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.promql.script.SeriesLine;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One test: what is there, and what is expected of it.
 *
 * @param name may be empty
 * @param interval between the points of the series
 * @param line on which it begins, from 1
 */
record RuleTest(
    String name,
    Duration interval,
    List<SeriesLine> series,
    Labels externalLabels,
    String externalUrl,
    List<AlertCase> alerts,
    List<ExprCase> exprs,
    int line) {

  RuleTest {
    series = List.copyOf(series);
    alerts = List.copyOf(alerts);
    exprs = List.copyOf(exprs);
  }

  /** The last time at which something is expected. */
  Duration end() {
    return Stream.concat(alerts.stream().map(AlertCase::time), exprs.stream().map(ExprCase::time))
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  /** The alerts of one name that shall fire at a time, and no others. */
  record AlertCase(Duration time, String alert, List<FiringAlert> firing, int line) {
    AlertCase {
      firing = List.copyOf(firing);
    }
  }

  /** An alert that fires. */
  record FiringAlert(Labels labels, Map<String, String> annotations) {
    FiringAlert {
      annotations = Collections.unmodifiableMap(new TreeMap<>(annotations));
    }

    @Override
    public String toString() {
      return labels + (annotations.isEmpty() ? "" : " annotations " + annotations);
    }
  }

  /** What an expression shall give at a time. */
  record ExprCase(String expr, Duration time, List<Expected> samples, int line) {
    ExprCase {
      samples = List.copyOf(samples);
    }
  }

  /** An element that is expected. */
  record Expected(Labels labels, double value) {}
}
