package io.monitorix.alerts.series;

import io.monitorix.alerts.labels.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What a sample costs on its way into a store with a directory; 100,000 series, journal included. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 5)
@Measurement(iterations = 3, time = 5)
@Fork(value = 1, jvmArgs = {"-XX:+UseSerialGC", "-Xmx1g"})
public class AppendBenchmark {

  private static final int SERIES = 100_000;
  private static final int GUESTS = SERIES / 20;

  private final Site site = new Site(SERIES);
  private Path directory = Path.of("");
  private SeriesStore store = SeriesStore.open(SeriesStoreOptions.DEFAULTS);
  private List<SeriesReference> references = List.of();
  private ScrapeTarget target = store.target(Labels.EMPTY);
  private MetricSnapshots snapshots = new MetricSnapshots();
  private long time = 1_700_000_000_000L;

  /** Opens a store. */
  @Setup
  public void open() throws IOException {
    directory = Files.createTempDirectory("series");
    store = SeriesStore.open(SeriesStoreOptions.DEFAULTS.in(directory));
    store.write(to -> references = site.references(to));
    target = store.target(Labels.of("job", "pve", "instance", "scraped.example:8006"));
    snapshots = site.snapshots();
  }

  /** Ends it. */
  @TearDown
  public void close() {
    store.close();
  }

  /** By reference; values change as in {@link Site}, whose own work is in the figure. */
  @Benchmark
  @OperationsPerInvocation(SERIES)
  public void append() {
    time += 15_000;
    site.step();
    store.write(
        to -> {
          for (int i = 0; i < SERIES; i++) {
            to.append(references.get(i), time, site.value(i / GUESTS, i % GUESTS));
          }
        });
  }

  /** A scrape of as many, with its staleness. */
  @Benchmark
  @OperationsPerInvocation(SERIES)
  public ScrapeResult scrape() {
    time += 15_000;
    return target.scraped(Instant.ofEpochMilli(time), Duration.ZERO, snapshots);
  }
}
