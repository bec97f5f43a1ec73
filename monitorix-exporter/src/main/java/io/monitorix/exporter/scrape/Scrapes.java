package io.monitorix.exporter.scrape;

import io.monitorix.alerts.scrape.PoolStatus;
import io.monitorix.alerts.scrape.ScrapeRunner;
import io.monitorix.alerts.scrape.config.ScrapeConfig;
import io.monitorix.alerts.series.SeriesStore;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The jobs of {@code scrape_configs}. No thread runs before there is one. Thread-safe. */
public final class Scrapes implements AutoCloseable {

  private final SeriesStore store;
  private final InstantSource clock;
  private volatile @Nullable ScrapeRunner runner;

  private Scrapes(SeriesStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Begins to scrape.
   *
   * @param store where samples go; stays open
   * @throws IllegalArgumentException if a file of certificates cannot be used
   */
  public static Scrapes start(List<ScrapeConfig> jobs, SeriesStore store, InstantSource clock) {
    Scrapes scrapes = new Scrapes(store, clock);
    try {
      scrapes.apply(jobs);
    } catch (RuntimeException e) {
      scrapes.close();
      throw e;
    }
    return scrapes;
  }

  /**
   * Scrapes these from now on; targets that stay the same are not disturbed.
   *
   * @throws IllegalArgumentException if a file of certificates cannot be used; nothing has changed
   *     then
   */
  public synchronized void apply(List<ScrapeConfig> jobs) {
    ScrapeRunner running = runner;
    if (running == null) {
      if (jobs.isEmpty()) {
        return;
      }
      running = ScrapeRunner.start(store, clock);
      runner = running;
    }
    running.manager().apply(jobs);
  }

  /** How each job is, in their order. */
  public List<PoolStatus> status() {
    ScrapeRunner running = runner;
    return running == null ? List.of() : running.manager().status();
  }

  /** How it goes, as metrics of the process. */
  public MetricSnapshots metrics() {
    return PoolMetrics.of(status());
  }

  /** Ends. */
  @Override
  public synchronized void close() {
    ScrapeRunner running = runner;
    if (running != null) {
      running.close();
    }
  }
}
