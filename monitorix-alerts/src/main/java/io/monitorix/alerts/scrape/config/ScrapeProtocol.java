package io.monitorix.alerts.scrape.config;

import io.monitorix.alerts.exposition.ExpositionFormat;
import java.util.List;
import java.util.Optional;

/** A format that a target may be asked for; Prometheus's {@code scrape_protocols}. */
public enum ScrapeProtocol {
  OPENMETRICS_1_0_0("OpenMetricsText1.0.0", "application/openmetrics-text;version=1.0.0", true),
  OPENMETRICS_0_0_1("OpenMetricsText0.0.1", "application/openmetrics-text;version=0.0.1", false),
  PROMETHEUS_1_0_0("PrometheusText1.0.0", "text/plain;version=1.0.0", true),
  PROMETHEUS_0_0_4("PrometheusText0.0.4", "text/plain;version=0.0.4", false);

  /** What Prometheus 3 asks for, but for protobuf, in its order. */
  public static final List<ScrapeProtocol> DEFAULTS = List.of(values());

  private final String key;
  private final String mediaType;
  private final boolean knowsEscaping;

  ScrapeProtocol(String key, String mediaType, boolean knowsEscaping) {
    this.key = key;
    this.mediaType = mediaType;
    this.knowsEscaping = knowsEscaping;
  }

  /** The name as configurations have it. */
  public String key() {
    return key;
  }

  /** What {@code Accept} has for it. */
  public String mediaType() {
    return mediaType;
  }

  /** Whether it can say how names in UTF-8 are written. */
  public boolean knowsEscaping() {
    return knowsEscaping;
  }

  /** How its texts are read. */
  public ExpositionFormat format() {
    return this == OPENMETRICS_1_0_0 || this == OPENMETRICS_0_0_1
        ? ExpositionFormat.OPENMETRICS
        : ExpositionFormat.PROMETHEUS;
  }

  /** The one of this name; empty for others. */
  public static Optional<ScrapeProtocol> of(String key) {
    return DEFAULTS.stream().filter(protocol -> protocol.key.equals(key)).findFirst();
  }
}
