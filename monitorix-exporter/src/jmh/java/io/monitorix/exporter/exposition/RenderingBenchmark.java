package io.monitorix.exporter.exposition;

import io.monitorix.client.pve.PveClient;
import io.monitorix.examples.simulator.PveSimulator;
import io.monitorix.exporter.metric.SampleFilter;
import io.monitorix.exporter.catalog.Collectors;
import io.monitorix.client.CallListener;
import io.monitorix.exporter.catalog.Coverage;
import io.monitorix.exporter.collect.Connection;
import io.monitorix.exporter.collect.Connections;
import io.monitorix.exporter.poll.SnapshotBoard;
import io.monitorix.exporter.poll.TargetPoller;
import io.monitorix.exporter.config.LoginConfig;
import io.monitorix.exporter.config.Secret;
import io.monitorix.exporter.config.TargetConfig;
import io.monitorix.exporter.config.TlsConfig;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a poll costs after the reading: from the snapshot to the body that scrapers get, gzip
 * included, on one thread. The reading is one of a simulated cluster of 10,000 guests on 32 nodes.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
@Fork(value = 2, jvmArgs = "-XX:+UseSerialGC")
public class RenderingBenchmark {

  private static final String TARGET = "bench";

  /** What scrapers have asked for; gzip is rendered always. */
  @Param({"TEXT", "OPEN_METRICS"})
  public Format format = Format.TEXT;

  private final SnapshotBoard board = new SnapshotBoard(false);
  private final PreparedMetrics metrics =
      new PreparedMetrics(
          board::families, () -> new MetricSnapshots(), Runnable::run, InstantSource.system());

  /** Polls once, and asks for the format, so that it is rendered from then on. */
  @Setup
  public void poll() {
    try (PveSimulator simulator = PveSimulator.builder().size(32, 10_000).start()) {
      TargetConfig target = target(simulator);
      board.add(
          TARGET,
          Coverage.of(target.product()).collectors().where(target.collectors()::isEnabled),
          SampleFilter.NONE);
      try (Connection connection = Connections.open(target, new CallListener() {})) {
        new TargetPoller(
                target, connection, InstantSource.system(), new Random(1), board::pin)
            .poll()
            .join();
      }
    }
    String problem = board.of(TARGET).orElseThrow().problem();
    long length = metrics.body(format, true).length();
    if (problem != null || length < 100_000) {
      throw new IllegalStateException("no reading of 10,000 guests: " + length + ", " + problem);
    }
  }

  private static TargetConfig target(PveSimulator simulator) {
    var auditor = simulator.auditor();
    return TargetConfig.pve(
            TARGET,
            simulator.url().toString(),
            new LoginConfig.Token(auditor.tokenId(), new Secret(auditor.secret())),
            new TlsConfig.Fingerprints(List.of(simulator.fingerprint())))
        .polledEvery(Duration.ofMinutes(1), Duration.ofMinutes(1));
  }

  /** One rendering. */
  @Benchmark
  public long render() {
    metrics.changed();
    return metrics.body(format, true).length();
  }
}
