package io.monitorix.alerts.series;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.series.head.Appended;

/** Adds samples while it is handed out: see {@link SeriesStore#write}. For the calling thread. */
public interface Appender {

  /** Finds a series, or adds it; what appends often to it keeps the reference. */
  SeriesReference reference(Labels labels);

  /**
   * Adds a sample.
   *
   * @param time in milliseconds since 1970, later than all that the series has
   * @return whether it was taken
   */
  Appended append(SeriesReference series, long time, double value);

  /** Counts a sample that was refused before it came here. */
  void refused(Appended why);

  /** Adds a sample by the labels of its series; slower. */
  default Appended append(Labels labels, long time, double value) {
    return append(reference(labels), time, value);
  }
}
