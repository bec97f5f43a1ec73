package io.monitorix.exporter.push;

import io.monitorix.alerts.remote.delivery.Parcel;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;

/**
 * Makes {@code ExportMetricsServiceRequest}s of the metrics of one job and instance, of a bounded
 * number of data points each. Metrics keep the names that Prometheus has for them. For one thread.
 */
final class OtlpRequests {

  private static final int REQUEST_RESOURCE_METRICS = 1;
  private static final int RESOURCE = 1;
  private static final int RESOURCE_ATTRIBUTES = 1;
  private static final int SCOPE_METRICS = 2;
  private static final int SCOPE = 1;
  private static final int SCOPE_NAME = 1;
  private static final int METRICS = 2;
  private static final int METRIC_NAME = 1;
  private static final int METRIC_DESCRIPTION = 2;
  private static final int METRIC_GAUGE = 5;
  private static final int METRIC_SUM = 7;
  private static final int METRIC_HISTOGRAM = 9;
  private static final int METRIC_SUMMARY = 11;
  private static final int DATA_POINTS = 1;
  private static final int TEMPORALITY = 2;
  private static final int CUMULATIVE = 2;
  private static final int MONOTONIC = 3;

  private final ProtoMessage resource = new ProtoMessage();
  private final ProtoMessage scope = new ProtoMessage().text(SCOPE_NAME, "monitorix");
  private final OtlpPoints points;
  private final Instant at;
  private final int most;
  private final Consumer<Parcel> out;
  private ProtoMessage metrics;
  private int size;

  /**
   * @param attributes of the process
   * @param job whose metrics they are
   * @param most data points of one request
   * @param out takes the requests
   */
  OtlpRequests(
      Map<String, String> attributes, JobMetrics job, Instant at, int most, Consumer<Parcel> out) {
    Map<String, String> all = new TreeMap<>(attributes);
    all.putIfAbsent("service.instance.id", job.instance());
    all.forEach((name, value) -> resource.attribute(RESOURCE_ATTRIBUTES, name, value));
    this.points = new OtlpPoints(job.labels(), at);
    this.at = at;
    this.most = most;
    this.out = out;
    this.metrics = new ProtoMessage().message(SCOPE, scope);
  }

  /** Adds all metrics of a set. */
  void add(MetricSnapshots set) {
    for (MetricSnapshot metric : set) {
      if (!(metric instanceof HistogramSnapshot histogram) || !histogram.isGaugeHistogram()) {
        add(metric);
      }
    }
  }

  private void add(MetricSnapshot metric) {
    List<ProtoMessage> all = points.of(metric);
    int from = 0;
    while (from < all.size()) {
      int to = Math.min(all.size(), from + most - size);
      metrics.message(METRICS, metric(metric, all.subList(from, to)));
      size += to - from;
      from = to;
      if (size >= most) {
        end();
      }
    }
  }

  private static ProtoMessage metric(MetricSnapshot metric, List<ProtoMessage> points) {
    ProtoMessage data = new ProtoMessage();
    points.forEach(point -> data.message(DATA_POINTS, point));
    ProtoMessage message = new ProtoMessage().text(METRIC_NAME, name(metric));
    String help = metric.getMetadata().getHelp();
    if (help != null) {
      message.text(METRIC_DESCRIPTION, help);
    }
    if (metric instanceof CounterSnapshot) {
      return message.message(
          METRIC_SUM, data.varint(TEMPORALITY, CUMULATIVE).bool(MONOTONIC, true));
    }
    if (metric instanceof HistogramSnapshot) {
      return message.message(METRIC_HISTOGRAM, data.varint(TEMPORALITY, CUMULATIVE));
    }
    return message.message(metric instanceof SummarySnapshot ? METRIC_SUMMARY : METRIC_GAUGE, data);
  }

  private static String name(MetricSnapshot metric) {
    String base = metric.getMetadata().getPrometheusName();
    if (metric instanceof CounterSnapshot) {
      return base + "_total";
    }
    return metric instanceof InfoSnapshot ? base + "_info" : base;
  }

  /** Hands over what is left. */
  void end() {
    if (size == 0) {
      return;
    }
    ProtoMessage request =
        new ProtoMessage()
            .message(
                REQUEST_RESOURCE_METRICS,
                new ProtoMessage().message(RESOURCE, resource).message(SCOPE_METRICS, metrics));
    out.accept(Parcel.of(gzip(request.toBytes()), size, at));
    metrics = new ProtoMessage().message(SCOPE, scope);
    size = 0;
  }

  private static byte[] gzip(byte[] body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
