package io.monitorix.exporter.self;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmInfoMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.monitorix.exporter.metric.MetricFamilies;
import io.monitorix.exporter.metric.SampleSink;
import io.monitorix.exporter.poll.Snapshot;
import io.monitorix.exporter.poll.SnapshotBoard;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The metrics of the process itself, each read when it is asked for. The JVM's and the process's
 * come through Micrometer under Micrometer's names, ours straight through the Prometheus client.
 */
public final class SelfMetrics implements AutoCloseable {

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final PrometheusMeterRegistry meters =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT, registry, Clock.SYSTEM);
  private final JvmGcMetrics garbageCollection = new JvmGcMetrics();

  /**
   * Registers all of them.
   *
   * @param build what was built
   * @param board whose snapshots have an age
   */
  public SelfMetrics(BuildInfo build, SnapshotBoard board, InstantSource clock) {
    List<MeterBinder> binders =
        List.of(
            new JvmInfoMetrics(),
            new JvmMemoryMetrics(),
            garbageCollection,
            new JvmThreadMetrics(),
            new ClassLoaderMetrics(),
            new ProcessorMetrics(),
            new UptimeMetrics(),
            new FileDescriptorMetrics());
    binders.forEach(binder -> binder.bindTo(meters));
    measurePolls(board);
    GaugeWithCallback.builder()
        .name("monitorix_build_info")
        .help("The version of Monitorix, the commit it was built from, and the Java it runs on.")
        .labelNames("version", "revision", "java")
        .callback(
            sample ->
                sample.call(1, build.version(), build.revision(), Runtime.version().toString()))
        .register(registry);
    GaugeWithCallback.builder()
        .name("monitorix_snapshot_age_seconds")
        .help("Time in seconds since the last poll of the target has ended.")
        .labelNames("cluster")
        .callback(
            sample -> {
              for (Snapshot snapshot : board.all()) {
                Duration age = Duration.between(snapshot.takenAt(), clock.instant());
                sample.call(age.toNanos() / 1e9, snapshot.target());
              }
            })
        .register(registry);
  }

  /** Measures how long polls take, as each change of the board tells. */
  private void measurePolls(SnapshotBoard board) {
    Histogram polls =
        Histogram.builder()
            .classicOnly()
            .name("monitorix_poll_duration_seconds")
            .help("Duration of polls of the target, from their start to the snapshot.")
            .classicUpperBounds(.05, .1, .25, .5, 1, 2.5, 5, 10, 30, 60)
            .labelNames("cluster")
            .register(registry);
    board.onChange(
        target ->
            board
                .of(target)
                .ifPresent(
                    snapshot ->
                        polls.labelValues(target).observe(snapshot.duration().toNanos() / 1e9)));
  }

  /**
   * Adds metrics that are asked for at each scrape.
   *
   * @param samples adds them to the sink that it is given
   */
  public void add(Consumer<SampleSink> samples) {
    registry.register(
        (MultiCollector)
            () -> {
              MetricFamilies families = new MetricFamilies();
              samples.accept(families);
              return families.current();
            });
  }

  /** Adds metrics that are kept elsewhere, and asked for at each scrape. */
  public void addSnapshots(Supplier<MetricSnapshots> snapshots) {
    registry.register((MultiCollector) snapshots::get);
  }

  /** Where further metrics of the process are registered. */
  public PrometheusRegistry registry() {
    return registry;
  }

  /** Where further meters of Micrometer are registered. */
  public MeterRegistry meters() {
    return meters;
  }

  /** All of them, as they are now. */
  public MetricSnapshots scrape() {
    return registry.scrape();
  }

  @Override
  public void close() {
    garbageCollection.close();
    meters.close();
  }
}
