package io.monitorix.exporter.exposition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatTest {

  private static final String PROTOBUF =
      "application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=delimited";

  /** What Prometheus 2 sends. */
  private static final String PROMETHEUS_2 =
      "application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;q=0.75,"
          + "text/plain;version=0.0.4;q=0.5,*/*;q=0.1";

  /** What Prometheus 3 sends, with its escaping of names. */
  private static final String PROMETHEUS_3 =
      "application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,"
          + "application/openmetrics-text;version=0.0.1;q=0.5,"
          + "text/plain;version=1.0.0;escaping=allow-utf-8;q=0.4,"
          + "text/plain;version=0.0.4;q=0.3,*/*;q=0.2";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                                                                    | TEXT",
        "*/*                                                                   | TEXT",
        "text/plain                                                            | TEXT",
        "text/plain;version=0.0.4                                              | TEXT",
        "application/openmetrics-text                                          | OPEN_METRICS",
        "application/openmetrics-text;version=1.0.0                            | OPEN_METRICS",
        "application/openmetrics-text; version=1.0.0; charset=utf-8            | OPEN_METRICS",
        "application/openmetrics-text; version=\"0.0.1\"                       | OPEN_METRICS",
        "Application/OpenMetrics-Text;Version=1.0.0                            | OPEN_METRICS",
        "application/openmetrics-text;version=2.0.0                            | TEXT",
        "application/openmetrics-text;q=0                                      | TEXT",
        "application/openmetrics-text;q=0.5,text/plain;version=0.0.4;q=0.6     | TEXT",
        "application/openmetrics-text;q=0.6,text/plain;version=0.0.4;q=0.5     | OPEN_METRICS",
        "text/plain;version=0.0.4;q=0.5,application/openmetrics-text;Q=0.6     | OPEN_METRICS",
        "application/openmetrics-text ; q=0.6 , text/plain ; q = 0.5           | OPEN_METRICS",
        "text/plain,application/openmetrics-text                               | TEXT",
        "application/openmetrics-text,text/plain                               | OPEN_METRICS",
        "application/vnd.google.protobuf;proto=io.prometheus.client.Other;encoding=delimited | TEXT",
        "application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=text"
            + " | TEXT",
        "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8 | TEXT",
        "application/json                                                      | TEXT",
        "application/openmetrics-text;q=nonsense                               | TEXT",
        "application/openmetrics-text;q=NaN                                    | TEXT",
        "application/openmetrics-text;q=-1                                     | TEXT",
        "application/openmetrics-text;q=7                                      | OPEN_METRICS",
        ";;;,,,=;q                                                             | TEXT",
        "application/openmetrics-text;;;                                       | OPEN_METRICS",
      })
  void answersInTheFormatThatIsAcceptedMost(String accept, Format expected) {
    assertThat(Format.accepted(accept)).isEqualTo(expected);
  }

  @Test
  void answersPrometheusInOpenMetricsAndWithNativeHistogramsInProtobuf() {
    assertThat(Format.accepted(PROMETHEUS_2)).isEqualTo(Format.OPEN_METRICS);
    assertThat(Format.accepted(PROMETHEUS_3)).isEqualTo(Format.OPEN_METRICS);
    assertThat(Format.accepted(PROTOBUF + ";q=0.7," + PROMETHEUS_3)).isEqualTo(Format.PROTOBUF);
    assertThat(Format.accepted(PROTOBUF + "," + PROMETHEUS_2)).isEqualTo(Format.PROTOBUF);
  }

  @Test
  void answersInTextWhereNothingIsSaid() {
    assertThat(Format.accepted(null)).isEqualTo(Format.TEXT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TEXT         | text/plain; version=0.0.4; charset=utf-8",
        "OPEN_METRICS | application/openmetrics-text; version=1.0.0; charset=utf-8",
        "PROTOBUF     | application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily;"
            + " encoding=delimited",
      })
  void namesItsContentTypeAsScrapersExpectIt(Format format, String contentType) {
    assertThat(format.contentType()).isEqualTo(contentType);
    assertThat(Format.accepted(contentType)).isEqualTo(format);
  }
}
