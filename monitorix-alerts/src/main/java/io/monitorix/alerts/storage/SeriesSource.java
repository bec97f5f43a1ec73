package io.monitorix.alerts.storage;

import io.monitorix.alerts.labels.LabelMatcher;
import java.util.List;

/** Where series can be selected. Safe for several threads. */
@FunctionalInterface
public interface SeriesSource {

  /**
   * The series that all matchers select, and that may have samples in the time of the hints. What
   * is appended later need not be seen, what was appended before is.
   */
  SeriesSet select(List<LabelMatcher> matchers, SelectHints hints);
}
