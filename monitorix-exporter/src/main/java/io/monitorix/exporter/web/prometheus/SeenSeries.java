package io.monitorix.exporter.web.prometheus;

import io.monitorix.alerts.labels.LabelMatcher;
import io.monitorix.alerts.storage.SelectHints;
import io.monitorix.alerts.storage.SeriesSet;
import io.monitorix.alerts.storage.SeriesSource;
import io.monitorix.exporter.auth.Visibility;
import java.util.List;

/** Series of which somebody sees a part. Safe for several threads. */
record SeenSeries(SeriesSource source, Visibility visibility) implements SeriesSource {

  /** All of them for whoever sees everything. */
  static SeriesSource of(SeriesSource source, Visibility visibility) {
    return visibility.isAll() ? source : new SeenSeries(source, visibility);
  }

  @Override
  public SeriesSet select(List<LabelMatcher> matchers, SelectHints hints) {
    SeriesSet all = source.select(matchers, hints);
    return new SeriesSet(
        all.series().stream().filter(series -> visibility.sees(series.labels())).toList(),
        all.infos());
  }
}
