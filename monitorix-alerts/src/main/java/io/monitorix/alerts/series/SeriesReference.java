package io.monitorix.alerts.series;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.series.head.LiveSeries;

/** A series of a store, found once to append to it often. Stays good when the series dies. */
public final class SeriesReference {

  private LiveSeries live;

  SeriesReference(LiveSeries live) {
    this.live = live;
  }

  /** Its labels. */
  public Labels labels() {
    return live.labels();
  }

  LiveSeries live() {
    return live;
  }

  void revive(LiveSeries again) {
    live = again;
  }
}
