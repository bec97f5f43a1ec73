package io.monitorix.exporter.query;

import io.monitorix.alerts.exposition.ExpositionException;
import io.monitorix.alerts.exposition.ExpositionFormat;
import io.monitorix.alerts.exposition.ExpositionParser;
import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.promql.script.MemorySeries;
import io.monitorix.alerts.remote.query.QueryFailedException;

/**
 * Reads samples in Prometheus's text format (times in milliseconds) and, told by its {@code # EOF},
 * in OpenMetrics (times in seconds).
 */
final class ExpositionReader {

  private final String file;
  private final long defaultTime;

  ExpositionReader(String file, long defaultTime) {
    this.file = file;
    this.defaultTime = defaultTime;
  }

  /**
   * Reads a text.
   *
   * @throws QueryFailedException at the first thing that is none of the format; says where
   */
  MemorySeries read(String text) {
    MemorySeries series = new MemorySeries();
    boolean openMetrics = text.lines().anyMatch(line -> line.strip().equals("# EOF"));
    try {
      ExpositionParser.parse(
          // A file may come from an editor of Windows, an answer to a scrape does not.
          text.replace("\r\n", "\n"),
          openMetrics ? ExpositionFormat.OPENMETRICS : ExpositionFormat.PROMETHEUS,
          (sample, value, time) ->
              series.add(Labels.of(sample.labels()), time == null ? defaultTime : time, value));
    } catch (ExpositionException e) {
      throw new QueryFailedException(
          file + ":" + e.line() + ":" + e.column() + ": " + e.reason(), e);
    }
    return series;
  }
}
