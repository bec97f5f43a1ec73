package io.monitorix.exporter.series;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.series.ScrapeTarget;
import io.monitorix.alerts.series.SeriesStore;
import io.monitorix.alerts.series.SeriesStoreOptions;
import io.monitorix.alerts.series.Tiers;
import io.monitorix.alerts.storage.SeriesSource;
import io.monitorix.exporter.config.SeriesConfig;
import io.monitorix.exporter.history.HistoryArchive;
import io.monitorix.exporter.push.JobMetrics;
import io.monitorix.exporter.push.MetricsSource;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Scrapes the process itself: at each interval all series get a sample, with the labels {@code job}
 * and {@code instance} of what they are about. It only looks at what is there, on a thread of its
 * own; no poll waits for it. Safe for several threads.
 */
public final class SeriesKeeper implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(SeriesKeeper.class);

  /** The newest samples of ten thousand series take some 10 MiB an hour there. */
  private static final Duration IN_MEMORY = Duration.ofHours(3);

  private final SeriesStore store;
  private final MetricsSource source;
  private final RememberedPast past;
  private final InstantSource clock;
  private final SeriesConfig config;
  private final HeapShare share = HeapShare.ofThisProcess();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private volatile List<KeptTarget> kept = List.of();
  private final Map<Labels, ScrapeTarget> targets = new HashMap<>();
  private final ScheduledExecutorService schedule =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "series");
            thread.setDaemon(true);
            return thread;
          });

  private SeriesKeeper(
      SeriesConfig config,
      SeriesStore store,
      MetricsSource source,
      RememberedPast past,
      InstantSource clock) {
    this.config = config;
    this.store = store;
    this.source = source;
    this.past = past;
    this.clock = clock;
  }

  /**
   * Opens the store in {@code series} below the data directory and begins to keep. Without a
   * directory, or with one that cannot be used, the newest hours are kept in memory.
   */
  public static SeriesKeeper start(
      SeriesConfig config,
      Optional<Path> dataDirectory,
      MetricsSource source,
      InstantSource clock) {
    SeriesKeeper keeper =
        dataDirectory
            .flatMap(directory -> onDisk(config, directory, source, clock))
            .orElseGet(() -> inMemory(config, source, clock));
    long nanos = config.interval().toNanos();
    Future<?> unused =
        keeper.schedule.scheduleAtFixedRate(keeper::keepSafely, nanos, nanos, TimeUnit.NANOSECONDS);
    return keeper;
  }

  private static Optional<SeriesKeeper> onDisk(
      SeriesConfig config, Path dataDirectory, MetricsSource source, InstantSource clock) {
    try {
      return Optional.of(open(config, dataDirectory, source, clock));
    } catch (IllegalStateException | UncheckedIOException e) {
      log.error(
          "the data directory cannot be used, series are kept in memory for {} hours and lost at"
              + " the end: directory={} error={}",
          IN_MEMORY.toHours(),
          dataDirectory,
          e.getMessage());
      return Optional.empty();
    }
  }

  private static SeriesKeeper inMemory(
      SeriesConfig config, MetricsSource source, InstantSource clock) {
    Duration retention =
        config.retention().compareTo(IN_MEMORY) < 0 ? config.retention() : IN_MEMORY;
    SeriesStoreOptions options =
        new SeriesStoreOptions(null, retention, config.maxBytes(), Tiers.NONE, true, clock);
    SeriesStore store = SeriesStore.open(options);
    return new SeriesKeeper(
        config, store, source, new RememberedPast(store, Optional.empty()), clock);
  }

  /** One that keeps when it is told to. */
  static SeriesKeeper open(
      SeriesConfig config, Path dataDirectory, MetricsSource source, InstantSource clock) {
    SeriesStoreOptions options =
        new SeriesStoreOptions(
            dataDirectory.resolve("series"),
            config.retention(),
            config.maxBytes(),
            new Tiers(config.fiveMinutes(), config.hours()),
            true,
            clock);
    SeriesStore store = SeriesStore.open(options);
    return new SeriesKeeper(
        config,
        store,
        source,
        new RememberedPast(store, HistoryArchive.open(dataDirectory)),
        clock);
  }

  /** What has been kept, for queries. */
  public SeriesSource series() {
    return store;
  }

  /** The same with all that a store can tell; it is the keeper's to close. */
  public SeriesStore store() {
    return store;
  }

  /** What it was told to do. */
  public SeriesConfig config() {
    return config;
  }

  /** What was kept the last time; nothing before the first. */
  public List<KeptTarget> targets() {
    return kept;
  }

  /** Runs this each time after all series have got their samples, on the thread that did it. */
  public void onKept(Runnable listener) {
    listeners.add(listener);
  }

  /** How it goes, for the metrics of the process. */
  public StoreMetrics metrics() {
    return new StoreMetrics(store);
  }

  /** A failure here would end the schedule. */
  private void keepSafely() {
    try {
      keep();
      listeners.forEach(Runnable::run);
    } catch (RuntimeException e) {
      log.error("the metrics of this time are not kept", e);
    }
  }

  /** Gives each series its sample of now. */
  synchronized void keep() {
    Instant now = clock.instant();
    long began = System.nanoTime();
    List<JobMetrics> jobs = share.fitting(source.current());
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    kept = jobs.stream().map(job -> KeptTarget.of(job, now, took)).toList();
    Set<Labels> there = new HashSet<>();
    for (JobMetrics job : jobs) {
      Labels labels = Labels.of("job", job.job(), "instance", job.instance());
      there.add(labels);
      targets.computeIfAbsent(labels, store::target).scraped(now, took, job.sets());
    }
    targets
        .entrySet()
        .removeIf(
            target -> {
              boolean gone = !there.contains(target.getKey());
              if (gone) {
                target.getValue().end(now);
              }
              return gone;
            });
    past.load(there);
  }

  /** Stops; what was kept is there again at the next start. */
  @Override
  public void close() {
    schedule.shutdownNow();
    synchronized (this) {
      store.close();
    }
  }
}
