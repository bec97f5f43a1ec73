package io.monitorix.alerts.scrape;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.series.Appender;
import io.monitorix.alerts.series.SeriesReference;
import org.jspecify.annotations.Nullable;

/** A series as a target names it, and what became of it. Changed by one thread at a time. */
final class Known {

  private final @Nullable Labels labels;
  private @Nullable SeriesReference reference;
  private long scrape;
  private volatile boolean ends;

  /**
   * A series that was not seen before.
   *
   * @param labels null if relabelling drops it
   */
  Known(@Nullable Labels labels) {
    this.labels = labels;
  }

  boolean isDropped() {
    return labels == null;
  }

  Labels labels() {
    return labels == null ? Labels.EMPTY : labels;
  }

  SeriesReference reference(Appender to) {
    SeriesReference known = reference;
    if (known == null) {
      known = to.reference(labels());
      reference = known;
    }
    return known;
  }

  /** Says that a scrape has it; whether that is news. */
  boolean seen(long inScrape) {
    boolean first = scrape != inScrape;
    scrape = inScrape;
    return first;
  }

  boolean isSeen(long inScrape) {
    return scrape == inScrape;
  }

  /** Whether it ends when it is no longer there; who gives times of its own decides itself. */
  boolean ends() {
    return ends;
  }

  void ends(boolean whenGone) {
    ends = whenGone;
  }
}
