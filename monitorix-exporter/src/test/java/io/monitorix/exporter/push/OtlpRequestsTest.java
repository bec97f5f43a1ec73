package io.monitorix.exporter.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.monitorix.alerts.remote.delivery.Parcel;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.SummaryDataPoint;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.Quantile;
import io.prometheus.metrics.model.snapshots.Quantiles;
import io.prometheus.metrics.model.snapshots.StateSetSnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class OtlpRequestsTest {

  private static final Instant NOW = Instant.parse("2026-03-04T05:06:07.089Z");
  private static final long NANOS = NOW.toEpochMilli() * 1_000_000;
  private static final Labels NODE = Labels.of("id", "node/pve1");
  private static final Map<String, String> ALL =
      Map.of("id", "node/pve1", "instance", "lab", "job", "pve");

  private static List<ExportMetricsServiceRequest> requests(int most, MetricSnapshot... metrics) {
    List<ExportMetricsServiceRequest> requests = new ArrayList<>();
    MetricSnapshots set = MetricSnapshots.of(metrics);
    OtlpRequests made =
        new OtlpRequests(
            Map.of("service.name", "monitorix"),
            new JobMetrics("pve", "lab", List.of(set)),
            NOW,
            most,
            parcel -> requests.add(read(parcel)));
    made.add(set);
    made.end();
    return requests;
  }

  private static ExportMetricsServiceRequest read(Parcel parcel) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(parcel.body()))) {
      return ExportMetricsServiceRequest.parseFrom(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Metric> metrics(ExportMetricsServiceRequest request) {
    assertThat(request.getResourceMetricsCount()).isEqualTo(1);
    assertThat(request.getResourceMetrics(0).getScopeMetricsCount()).isEqualTo(1);
    return request.getResourceMetrics(0).getScopeMetrics(0).getMetricsList();
  }

  private static Metric metric(MetricSnapshot metric) {
    List<Metric> metrics = metrics(requests(100, metric).get(0));
    assertThat(metrics).hasSize(1);
    return metrics.get(0);
  }

  private static GaugeSnapshot gauge(String name, Labels... labels) {
    GaugeSnapshot.Builder gauge = GaugeSnapshot.builder().name(name).help("Help of " + name);
    for (Labels each : labels) {
      gauge.dataPoint(GaugeDataPointSnapshot.builder().labels(each).value(0.25).build());
    }
    return gauge.build();
  }

  @Test
  void resourceSaysWhichProcessAndWhichTarget() {
    ResourceMetrics resource = requests(100, gauge("a", NODE)).get(0).getResourceMetrics(0);

    assertThat(OtlpReceiver.attributes(resource.getResource().getAttributesList()))
        .isEqualTo(Map.of("service.name", "monitorix", "service.instance.id", "lab"));
    assertThat(resource.getScopeMetrics(0).getScope().getName()).isEqualTo("monitorix");
  }

  @Test
  void gaugeKeepsNameHelpTimeAndLabels() {
    Metric metric = metric(gauge("pve_cpu_usage_ratio", NODE));

    assertThat(metric.getName()).isEqualTo("pve_cpu_usage_ratio");
    assertThat(metric.getDescription()).isEqualTo("Help of pve_cpu_usage_ratio");
    NumberDataPoint point = metric.getGauge().getDataPoints(0);
    assertThat(point.getAsDouble()).isEqualTo(0.25);
    assertThat(point.getTimeUnixNano()).isEqualTo(NANOS);
    assertThat(OtlpReceiver.attributes(point.getAttributesList())).isEqualTo(ALL);
  }

  @Test
  void labelOfTheSourceWins() {
    Metric metric = metric(gauge("a", Labels.of("job", "own")));

    assertThat(OtlpReceiver.attributes(metric.getGauge().getDataPoints(0).getAttributesList()))
        .isEqualTo(Map.of("exported_job", "own", "instance", "lab", "job", "pve"));
  }

  @Test
  void counterIsACumulativeSum() {
    Metric metric =
        metric(
            CounterSnapshot.builder()
                .name("pve_bytes")
                .dataPoint(
                    CounterDataPointSnapshot.builder()
                        .labels(NODE)
                        .value(5)
                        .createdTimestampMillis(1000)
                        .build())
                .build());

    assertThat(metric.getName()).isEqualTo("pve_bytes_total");
    assertThat(metric.getSum().getIsMonotonic()).isTrue();
    assertThat(metric.getSum().getAggregationTemporality())
        .isEqualTo(AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE);
    NumberDataPoint point = metric.getSum().getDataPoints(0);
    assertThat(point.getAsDouble()).isEqualTo(5);
    assertThat(point.getStartTimeUnixNano()).isEqualTo(1_000_000_000L);
  }

  @Test
  void histogramHasItsBucketsAndOneBoundLess() {
    Metric metric =
        metric(
            HistogramSnapshot.builder()
                .name("poll_seconds")
                .dataPoint(
                    HistogramDataPointSnapshot.builder()
                        .labels(NODE)
                        .classicHistogramBuckets(
                            ClassicHistogramBuckets.of(
                                new double[] {0.1, 1, Double.POSITIVE_INFINITY},
                                new long[] {2, 3, 4}))
                        .sum(12.5)
                        .build())
                .build());

    HistogramDataPoint point = metric.getHistogram().getDataPoints(0);
    assertThat(metric.getHistogram().getAggregationTemporality())
        .isEqualTo(AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE);
    assertThat(point.getCount()).isEqualTo(9);
    assertThat(point.getSum()).isEqualTo(12.5);
    assertThat(point.getBucketCountsList()).containsExactly(2L, 3L, 4L);
    assertThat(point.getExplicitBoundsList()).containsExactly(0.1, 1.0);
    assertThat(OtlpReceiver.attributes(point.getAttributesList())).isEqualTo(ALL);
  }

  @Test
  void summaryHasItsQuantiles() {
    Metric metric =
        metric(
            SummarySnapshot.builder()
                .name("rtt_seconds")
                .dataPoint(
                    SummarySnapshot.SummaryDataPointSnapshot.builder()
                        .labels(NODE)
                        .count(3)
                        .sum(0.5)
                        .quantiles(Quantiles.of(List.of(new Quantile(0.5, 0.1))))
                        .build())
                .build());

    SummaryDataPoint point = metric.getSummary().getDataPoints(0);
    assertThat(point.getCount()).isEqualTo(3);
    assertThat(point.getSum()).isEqualTo(0.5);
    assertThat(point.getQuantileValues(0).getQuantile()).isEqualTo(0.5);
    assertThat(point.getQuantileValues(0).getValue()).isEqualTo(0.1);
    assertThat(OtlpReceiver.attributes(point.getAttributesList())).isEqualTo(ALL);
  }

  @Test
  void informationAndStatesAreGauges() {
    Metric info =
        metric(
            InfoSnapshot.builder()
                .name("version")
                .dataPoint(InfoSnapshot.InfoDataPointSnapshot.builder().labels(NODE).build())
                .build());
    Metric states =
        metric(
            StateSetSnapshot.builder()
                .name("ha")
                .dataPoint(
                    StateSetSnapshot.StateSetDataPointSnapshot.builder()
                        .state("started", true)
                        .state("stopped", false)
                        .build())
                .build());

    assertThat(info.getName()).isEqualTo("version_info");
    assertThat(info.getGauge().getDataPoints(0).getAsDouble()).isEqualTo(1);
    assertThat(states.getGauge().getDataPointsList())
        .extracting(
            point -> OtlpReceiver.attributes(point.getAttributesList()).get("ha"),
            NumberDataPoint::getAsDouble)
        .containsExactly(tuple("started", 1.0), tuple("stopped", 0.0));
  }

  @Test
  void requestHoldsNoMorePointsThanAllowed() {
    Labels[] five = {
      Labels.of("id", "1"),
      Labels.of("id", "2"),
      Labels.of("id", "3"),
      Labels.of("id", "4"),
      Labels.of("id", "5")
    };

    assertThat(requests(4, gauge("a", NODE), gauge("b", five)))
        .extracting(
            request ->
                metrics(request).stream()
                    .map(metric -> metric.getName() + metric.getGauge().getDataPointsCount())
                    .toList())
        .containsExactly(List.of("a1", "b3"), List.of("b2"));
  }
}
