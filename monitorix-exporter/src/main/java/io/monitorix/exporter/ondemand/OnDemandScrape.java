package io.monitorix.exporter.ondemand;

import io.monitorix.exporter.collect.CollectorHealth;
import io.monitorix.exporter.collect.Collectors;
import io.monitorix.exporter.collect.Dialect;
import io.monitorix.exporter.collect.Emission;
import io.monitorix.exporter.collect.MetricFamilies;
import io.monitorix.exporter.collect.OneReading;
import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.config.PveModule;
import io.monitorix.exporter.config.TargetConfig;
import io.monitorix.exporter.ondemand.Destinations.Destination;
import io.prometheus.metrics.model.snapshots.Labels;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a target when somebody asks for it and speaks exactly as prometheus-pve-exporter does.
 * Requests for the same thing that come while one is under way share its answer. Safe for several
 * threads.
 */
public final class OnDemandScrape implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(OnDemandScrape.class);

  private final Destinations destinations;
  private final Predicate<CollectorName> enabled;
  private final ScrapeObserver observer;
  private final InstantSource clock;
  private final ZoneId zone;
  private final ClientPool clients = new ClientPool();
  private final Map<ScrapeRequest, CompletableFuture<MetricFamilies>> underWay =
      new ConcurrentHashMap<>();

  /**
   * @param targets those of the configuration
   * @param modules those of a {@code pve.yml}, by name
   * @param allowAnyTarget whether other hosts may be asked as well
   * @param enabled which collectors run
   * @param zone the zone in which the due date of a subscription is read
   */
  public OnDemandScrape(
      List<TargetConfig> targets,
      Map<String, PveModule> modules,
      boolean allowAnyTarget,
      Predicate<CollectorName> enabled,
      ScrapeObserver observer,
      InstantSource clock,
      ZoneId zone) {
    this.destinations = new Destinations(targets, modules, allowAnyTarget);
    this.enabled = enabled;
    this.observer = observer;
    this.clock = clock;
    this.zone = zone;
  }

  /**
   * Starts the scrape, or joins the one that is under way for the same request.
   *
   * @return the metrics; completes exceptionally with a {@link ScrapeException} where there are
   *     none. Where only some collectors failed it holds the metrics of the others and {@code
   *     pve_collector_success} of all. To be read only: others may share it
   */
  public CompletableFuture<MetricFamilies> scrape(ScrapeRequest request) {
    Destination destination;
    try {
      destination = destinations.of(request);
    } catch (ScrapeException e) {
      // not observed: whoever made up target and module would make up series of ours
      return CompletableFuture.failedFuture(e);
    }
    CompletableFuture<MetricFamilies> mine = new CompletableFuture<>();
    CompletableFuture<MetricFamilies> before = underWay.putIfAbsent(request, mine);
    if (before != null) {
      return before;
    }
    Instant start = clock.instant();
    var unused =
        start(request, destination)
            .whenComplete(
                (families, failure) -> {
                  underWay.remove(request);
                  observer.scraped(
                      request, Duration.between(start, clock.instant()), failure == null);
                  if (failure == null) {
                    mine.complete(families);
                  } else {
                    mine.completeExceptionally(failure);
                  }
                });
    return mine;
  }

  private CompletableFuture<MetricFamilies> start(ScrapeRequest request, Destination destination) {
    ClientPool.Lease lease;
    try {
      lease = clients.lease(destination);
    } catch (RuntimeException e) {
      // a certificate file that is gone, for instance
      return CompletableFuture.failedFuture(
          new ScrapeException.TargetFailed(request.target(), String.valueOf(e.getMessage())));
    }
    Collectors collectors =
        Collectors.where(
            name -> enabled.test(name) && (name.isOfNode() ? request.node() : request.cluster()));
    String root = lease.client().server() + "/api2/json";
    return OneReading.of(
            lease.client(),
            collectors,
            (path, duration, success) -> observer.called(root + path, duration, success))
        .whenComplete((reading, failure) -> lease.close())
        .thenApply(reading -> families(request, collectors, reading));
  }

  private MetricFamilies families(
      ScrapeRequest request, Collectors collectors, OneReading reading) {
    if (!reading.problems().isEmpty()) {
      String problems = String.join("; ", reading.problems());
      if (reading.readings().isEmpty()) {
        throw new ScrapeException.TargetFailed(request.target(), problems);
      }
      log.warn("scrape is partial: target={} error={}", request.target(), problems);
    }
    MetricFamilies families = new MetricFamilies();
    Emission out = new Emission(families, Dialect.COMPATIBLE, zone, Labels.EMPTY);
    collectors.collect(reading.readings(), out);
    if (!reading.problems().isEmpty()) {
      CollectorHealth.success(collectors, reading.readings(), out);
    }
    return families;
  }

  @Override
  public void close() {
    clients.close();
  }
}
