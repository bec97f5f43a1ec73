package io.monitorix.alerts.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.NativeHistogramBuckets;
import io.prometheus.metrics.model.snapshots.Quantile;
import io.prometheus.metrics.model.snapshots.Quantiles;
import io.prometheus.metrics.model.snapshots.StateSetSnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.Unit;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FlatSamplesTest {

  private static final Labels NODE = Labels.of("node", "pve1");

  static Stream<MetricSnapshot> metrics() {
    return Stream.of(
        CounterSnapshot.builder()
            .name("net_bytes")
            .help("h")
            .dataPoint(
                CounterSnapshot.CounterDataPointSnapshot.builder().labels(NODE).value(5).build())
            .build(),
        GaugeSnapshot.builder()
            .name("load1")
            .dataPoint(GaugeSnapshot.GaugeDataPointSnapshot.builder().value(0.25).build())
            .dataPoint(
                GaugeSnapshot.GaugeDataPointSnapshot.builder()
                    .labels(NODE)
                    .value(Double.NaN)
                    .build())
            .build(),
        GaugeSnapshot.builder()
            .name("uptime_seconds")
            .unit(Unit.SECONDS)
            .dataPoint(GaugeSnapshot.GaugeDataPointSnapshot.builder().value(7).build())
            .build(),
        UnknownSnapshot.builder()
            .name("odd")
            .dataPoint(UnknownSnapshot.UnknownDataPointSnapshot.builder().value(-1).build())
            .build(),
        InfoSnapshot.builder()
            .name("version")
            .dataPoint(InfoSnapshot.InfoDataPointSnapshot.builder().labels(NODE).build())
            .build(),
        StateSetSnapshot.builder()
            .name("ha")
            .dataPoint(
                StateSetSnapshot.StateSetDataPointSnapshot.builder()
                    .labels(NODE)
                    .state("started", true)
                    .state("stopped", false)
                    .build())
            .build(),
        histogram(false),
        histogram(true),
        HistogramSnapshot.builder()
            .name("native_seconds")
            .dataPoint(
                HistogramSnapshot.HistogramDataPointSnapshot.builder()
                    .nativeSchema(3)
                    .nativeBucketsForPositiveValues(
                        NativeHistogramBuckets.builder().bucket(1, 4).build())
                    .sum(3)
                    .build())
            .build(),
        SummarySnapshot.builder()
            .name("rtt_seconds")
            .dataPoint(
                SummarySnapshot.SummaryDataPointSnapshot.builder()
                    .labels(NODE)
                    .count(3)
                    .sum(0.5)
                    .quantiles(
                        Quantiles.of(List.of(new Quantile(0.5, 0.1), new Quantile(0.99, 0.3))))
                    .build())
            .build(),
        SummarySnapshot.builder()
            .name("counted_only")
            .dataPoint(SummarySnapshot.SummaryDataPointSnapshot.builder().count(3).build())
            .build());
  }

  private static HistogramSnapshot histogram(boolean gauge) {
    return HistogramSnapshot.builder()
        .gaugeHistogram(gauge)
        .name("poll_seconds")
        .dataPoint(
            HistogramSnapshot.HistogramDataPointSnapshot.builder()
                .labels(NODE)
                .classicHistogramBuckets(
                    ClassicHistogramBuckets.of(
                        new double[] {0.1, 1, Double.POSITIVE_INFINITY}, new long[] {2, 3, 4}))
                .sum(12.5)
                .build())
        .build();
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void samplesAreThoseOfTheTextFormat(MetricSnapshot metric) throws IOException {
    List<String> flat = new ArrayList<>();
    FlatSamples.of(metric, sample -> flat.add(text(sample)));

    assertThat(flat).containsExactlyElementsOf(written(metric, false));
    assertThat("# TYPE " + MetricType.family(metric)).isIn(written(metric, true));
  }

  private static String text(FlatSample sample) {
    List<String> labels = new ArrayList<>();
    sample.labels().forEach(label -> labels.add(label.getName() + "=\"" + label.getValue() + "\""));
    if (sample.partName() != null) {
      labels.add(sample.partName() + "=\"" + sample.partValue() + "\"");
    }
    return sample.name()
        + (labels.isEmpty() ? "" : "{" + String.join(",", labels) + "}")
        + " "
        + sample.value();
  }

  /** Lines of samples, or those of types without the type. */
  private static List<String> written(MetricSnapshot metric, boolean types) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrometheusTextFormatWriter.builder().build().write(out, MetricSnapshots.of(metric));
    return out.toString(StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.startsWith("# TYPE") == types && !line.startsWith("# HELP"))
        .map(line -> types ? line.substring(0, line.lastIndexOf(' ')) : number(line))
        .toList();
  }

  /** The writer leaves ".0" out behind whole counts. */
  private static String number(String line) {
    int space = line.lastIndexOf(' ');
    return line.substring(0, space + 1) + Double.parseDouble(line.substring(space + 1));
  }
}
