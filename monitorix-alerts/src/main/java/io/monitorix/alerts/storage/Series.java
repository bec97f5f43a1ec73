package io.monitorix.alerts.storage;

import io.monitorix.alerts.labels.Labels;

/** A series that was selected. Safe for several threads. */
public interface Series {

  /** Its labels, the metric's name included. */
  Labels labels();

  /**
   * Adds its samples of this time, in the order of time, markers of staleness included.
   *
   * @param from the first millisecond since 1970 that counts
   * @param to the last that counts
   */
  void read(long from, long to, SampleBuffer into);

  /**
   * Adds the newest sample of this time, a marker of staleness included, if there is any. For
   * sources that know it without reading the others.
   *
   * @param from the first millisecond since 1970 that counts
   * @param to the last that counts
   */
  default void readNewest(long from, long to, SampleBuffer into) {
    read(from, to, into);
    into.keepNewest();
  }
}
