package io.monitorix.alerts.exposition;

import java.util.Locale;
import java.util.Optional;

/** A text format of metrics. */
public enum ExpositionFormat {
  /**
   * <a href="https://prometheus.io/docs/instrumenting/exposition_formats/">Prometheus's</a>, 0.0.4
   * and 1.0.0. Times are whole milliseconds.
   */
  PROMETHEUS,
  /** OpenMetrics 0.0.1 and 1.0.0. Times are seconds, and {@code # EOF} is the end. */
  OPENMETRICS;

  /**
   * The one that a header {@code Content-Type} names, whatever its parameters; empty for others.
   */
  public static Optional<ExpositionFormat> ofContentType(String header) {
    String type = header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return switch (type) {
      case "text/plain" -> Optional.of(PROMETHEUS);
      case "application/openmetrics-text" -> Optional.of(OPENMETRICS);
      default -> Optional.empty();
    };
  }
}
