package io.monitorix.alerts.storage;

import java.util.List;

/**
 * What was selected.
 *
 * @param series each set of labels once, in no order that can be relied on
 * @param infos what whoever asked should know of them: that they are aggregates, for instance
 */
public record SeriesSet(List<Series> series, List<String> infos) {

  public SeriesSet {
    series = List.copyOf(series);
    infos = List.copyOf(infos);
  }
}
