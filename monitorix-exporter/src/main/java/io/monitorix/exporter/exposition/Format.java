package io.monitorix.exporter.exposition;

import io.monitorix.exporter.metric.MetricFamilies;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusProtobufWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A format of exposition. Names and labels of ours are of the legacy character set, so that no
 * scheme of escaping changes anything.
 */
public enum Format {

  /** The Prometheus text format 0.0.4. */
  TEXT,

  /** OpenMetrics 1.0.0. */
  OPEN_METRICS,

  /** Delimited protobuf messages. */
  PROTOBUF;

  /**
   * The best of the formats that the scraper accepts, text where it names none of them.
   *
   * @param accept the header; null where the request has none
   */
  public static Format accepted(@Nullable String accept) {
    Format best = TEXT;
    double bestQuality = 0;
    for (MediaRange range : MediaRange.parse(accept)) {
      Format format = range.format();
      if (format != null && range.quality() > bestQuality) {
        best = format;
        bestQuality = range.quality();
      }
    }
    return best;
  }

  /** The value of the header Content-Type. */
  public String contentType() {
    return writer().getContentType();
  }

  private ExpositionFormatWriter writer() {
    return switch (this) {
      case TEXT -> PrometheusTextFormatWriter.create();
      case OPEN_METRICS -> new OpenMetricsTextFormatWriter(false, false);
      case PROTOBUF -> new PrometheusProtobufWriter();
    };
  }

  /** Writes the metrics with the end that the format wants. */
  public void write(OutputStream out, MetricSnapshots snapshots) throws IOException {
    writer().write(out, snapshots, EscapingScheme.UNDERSCORE_ESCAPING);
  }

  /** Writes the metrics without the end, so that more can follow. */
  void writeOpenEnded(OutputStream out, MetricFamilies families) throws IOException {
    switch (this) {
      case TEXT, PROTOBUF -> {
        write(out, families.current());
        write(out, families.deprecated());
      }
      case OPEN_METRICS -> {
        var openEnded = new WithoutEof(out);
        write(openEnded, families.together());
        openEnded.finish();
      }
    }
  }
}
