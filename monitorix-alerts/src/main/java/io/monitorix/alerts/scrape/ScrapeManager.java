package io.monitorix.alerts.scrape;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.remote.delivery.ClientTls;
import io.monitorix.alerts.scrape.config.ScrapeConfig;
import io.monitorix.alerts.scrape.discovery.Discovery;
import io.monitorix.alerts.scrape.fetch.Fetcher;
import io.monitorix.alerts.scrape.fetch.HttpClients;
import io.monitorix.alerts.series.SeriesStore;
import io.monitorix.alerts.storage.StaleMarker;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Scrapes the targets of all jobs into a store. {@link ScrapeRunner} drives it on threads:
 *
 * <pre>{@code
 * ScrapeConfig node = ScrapeConfig.of("node", TargetSources.of("host:9100"));
 * try (ScrapeRunner scrapes = ScrapeRunner.start(store, InstantSource.system())) {
 *   scrapes.manager().apply(List.of(node.every(Duration.ofSeconds(15), Duration.ofSeconds(10))));
 * }
 * }</pre>
 *
 * Thread-safe.
 */
public final class ScrapeManager {

  private final ScrapeContext context;
  private final HttpClients clients;
  private final Function<ScrapeConfig, Fetcher> fetchers;
  private final Object discovering = new Object();
  private volatile Map<String, ScrapePool> pools = Map.of();
  private final List<Ending> endings = new ArrayList<>();

  ScrapeManager(SeriesStore store, InstantSource clock, HttpClients clients, Executor workers) {
    this(store, clock, clients, workers, clients::fetcher);
  }

  ScrapeManager(
      SeriesStore store,
      InstantSource clock,
      HttpClients clients,
      Executor workers,
      Function<ScrapeConfig, Fetcher> fetchers) {
    this.context = new ScrapeContext(store, clock, workers);
    this.clients = clients;
    this.fetchers = fetchers;
  }

  /**
   * Takes these jobs in the place of those before. Jobs that did not change go on, and so do
   * targets of others, as far as the same is done with their samples.
   *
   * @throws IllegalArgumentException if two have the same name, or a file of certificates or a rule
   *     cannot be used; nothing has changed then
   */
  public void apply(List<ScrapeConfig> configs) {
    synchronized (discovering) {
      Map<String, ScrapePool> before = pools;
      Map<String, ScrapePool> applied = new LinkedHashMap<>();
      for (ScrapeConfig config : configs) {
        ScrapePool old = before.get(config.jobName());
        boolean same = old != null && old.config().equals(config) && !hasFiles(config);
        if (applied.put(config.jobName(), same && old != null ? old : pool(config, old)) != null) {
          throw new IllegalArgumentException("two jobs are called '" + config.jobName() + "'");
        }
      }
      pools = applied;
      before.forEach(
          (name, pool) -> {
            if (!applied.containsKey(name)) {
              add(pool.retire());
            }
          });
      discover();
    }
  }

  private ScrapePool pool(ScrapeConfig config, @Nullable ScrapePool before) {
    return new ScrapePool(
        Job.of(config, fetchers.apply(config)),
        new Discovery(config, clients, before == null ? null : before.discovery()),
        context,
        before);
  }

  /** Certificates may have changed although their files are called the same. */
  private static boolean hasFiles(ScrapeConfig config) {
    return !config.request().access().tls().equals(ClientTls.SYSTEM);
  }

  /** Looks for targets where it is time to; to be called each second or so. */
  public void discover() {
    synchronized (discovering) {
      Instant now = context.clock().instant();
      pools.values().forEach(pool -> add(pool.refresh(now)));
    }
  }

  private void add(List<Ending> gone) {
    synchronized (endings) {
      endings.addAll(gone);
    }
  }

  /**
   * Begins the scrapes that are due, which end on other threads.
   *
   * @return when the next is due; empty without targets
   */
  public Optional<Instant> runDue() {
    Instant now = context.clock().instant();
    List<ScrapeLoop> loops = loops();
    loops.forEach(loop -> loop.runIfDue(now));
    endSeries(now);
    return loops.stream().map(ScrapeLoop::next).min(Comparator.naturalOrder());
  }

  /** How each job is, in their order. */
  public List<PoolStatus> status() {
    return pools.values().stream().map(ScrapePool::status).toList();
  }

  private List<ScrapeLoop> loops() {
    return pools.values().stream().flatMap(pool -> pool.targets().stream()).toList();
  }

  private void endSeries(Instant now) {
    List<Ending> due = new ArrayList<>();
    synchronized (endings) {
      for (Iterator<Ending> all = endings.iterator(); all.hasNext(); ) {
        Ending ending = all.next();
        if (!ending.due().isAfter(now)) {
          all.remove();
          due.add(ending);
        }
      }
    }
    if (due.isEmpty()) {
      return;
    }
    Set<Labels> alive = new HashSet<>();
    loops().forEach(loop -> alive.addAll(loop.series()));
    context
        .store()
        .write(
            to -> {
              for (Ending ending : due) {
                for (Labels series : ending.series()) {
                  if (!alive.contains(series)) {
                    to.append(series, ending.time(), StaleMarker.VALUE);
                  }
                }
              }
            });
  }

  Instant now() {
    return context.clock().instant();
  }
}
