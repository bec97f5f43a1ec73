package io.monitorix.exporter.ondemand;

import io.monitorix.exporter.catalog.Collectors;
import io.monitorix.exporter.catalog.Coverage;
import io.monitorix.exporter.collect.Connection;
import io.monitorix.exporter.collect.Dialect;
import io.monitorix.exporter.collect.Emission;
import io.monitorix.exporter.collect.SourceReader;
import io.monitorix.exporter.config.CollectorIdentity;
import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.config.Product;
import io.monitorix.exporter.metric.MetricFamilies;
import io.monitorix.exporter.ondemand.Destinations.Destination;
import io.monitorix.exporter.poll.CollectorHealth;
import io.prometheus.metrics.model.snapshots.Labels;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a target when somebody asks for it and speaks exactly as prometheus-pve-exporter does.
 * Requests for the same thing that come while one is under way share its answer. Safe for several
 * threads.
 */
public final class OnDemandScrape implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(OnDemandScrape.class);

  private static final Collectors COMPATIBLE =
      Coverage.of(Product.PVE).collectors().where(CollectorName.compatible()::contains);

  private final Supplier<Destinations> destinations;
  private final Predicate<CollectorIdentity> enabled;
  private final ScrapeObserver observer;
  private final InstantSource clock;
  private final ZoneId zone;
  private final ClientPool clients = new ClientPool();
  private final Map<ScrapeRequest, UnderWay> underWay = new ConcurrentHashMap<>();
  private final Deadlines deadlines = new Deadlines();

  /** A scrape that has begun: what all who wait for it share. */
  private static final class UnderWay {
    private final CompletableFuture<MetricFamilies> whole = new CompletableFuture<>();
    private volatile @Nullable Supplier<MetricFamilies> reading;

    MetricFamilies soFar(ScrapeRequest request) {
      Supplier<MetricFamilies> begun = reading;
      if (begun == null) {
        throw new ScrapeException.TargetFailed(
            request.target(), "nothing was read when the scraper's time was over");
      }
      return begun.get();
    }
  }

  /**
   * @param destinations where requests may go at the moment
   * @param enabled which collectors run
   * @param zone the zone in which the due date of a subscription is read
   */
  public OnDemandScrape(
      Supplier<Destinations> destinations,
      Predicate<CollectorIdentity> enabled,
      ScrapeObserver observer,
      InstantSource clock,
      ZoneId zone) {
    this.destinations = destinations;
    this.enabled = enabled;
    this.observer = observer;
    this.clock = clock;
    this.zone = zone;
  }

  /**
   * Starts the scrape, or joins the one that is under way for the same request.
   *
   * @param patience how long the one who asks waits, whatever others do who share the reading; null
   *     as long as it takes. What has been read until then is the answer
   * @return the metrics; completes exceptionally with a {@link ScrapeException} where there are
   *     none. Where only some collectors failed it holds the metrics of the others and {@code
   *     pve_collector_success} of all. To be read only: others may share it
   */
  public CompletableFuture<MetricFamilies> scrape(
      ScrapeRequest request, @Nullable Duration patience) {
    Destination destination;
    try {
      destination = destinations.get().of(request);
    } catch (ScrapeException e) {
      // not observed: whoever made up target and module would make up series of ours
      return CompletableFuture.failedFuture(e);
    }
    UnderWay mine = new UnderWay();
    UnderWay before = underWay.putIfAbsent(request, mine);
    if (before == null) {
      start(request, destination, mine);
    }
    UnderWay shared = before == null ? mine : before;
    return patience == null
        ? shared.whole
        : deadlines.bound(shared.whole, patience, () -> shared.soFar(request));
  }

  /** The same, as long as it takes. */
  public CompletableFuture<MetricFamilies> scrape(ScrapeRequest request) {
    return scrape(request, null);
  }

  private void start(ScrapeRequest request, Destination destination, UnderWay mine) {
    Instant start = clock.instant();
    var unused =
        read(request, destination, mine)
            .whenComplete(
                (families, failure) -> {
                  underWay.remove(request);
                  observer.scraped(
                      request, Duration.between(start, clock.instant()), failure == null);
                  if (failure == null) {
                    mine.whole.complete(families);
                  } else {
                    mine.whole.completeExceptionally(failure);
                  }
                });
  }

  private CompletableFuture<MetricFamilies> read(
      ScrapeRequest request, Destination destination, UnderWay mine) {
    ClientPool.Lease lease;
    try {
      lease = clients.lease(destination);
    } catch (RuntimeException e) {
      // a certificate file that is gone, for instance
      return CompletableFuture.failedFuture(
          new ScrapeException.TargetFailed(request.target(), String.valueOf(e.getMessage())));
    }
    Collectors collectors = COMPATIBLE.where(name -> enabled.test(name) && isAsked(name, request));
    String root = lease.client().server() + "/api2/json";
    SourceReader reader =
        new SourceReader(
            new Connection.Pve(lease.client()),
            clock,
            (path, duration, success) -> observer.called(root + path, duration, success));
    OneReading.UnderWay reading = OneReading.of(reader, collectors);
    mine.reading = () -> families(request, collectors, reading.soFar().get());
    return reading
        .whole()
        .whenComplete((whole, failure) -> lease.close())
        .thenApply(whole -> families(request, collectors, whole));
  }

  private static boolean isAsked(CollectorIdentity name, ScrapeRequest request) {
    boolean ofNode = name instanceof CollectorName ours && ours.isOfNode();
    return ofNode ? request.node() : request.cluster();
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
    Emission out = new Emission(families, Dialect.COMPATIBLE, true, zone, Labels.EMPTY);
    collectors.collect(reading.readings(), out);
    if (!reading.problems().isEmpty()) {
      CollectorHealth.success(collectors, reading.failed(), out);
    }
    return families;
  }

  @Override
  public void close() {
    deadlines.close();
    clients.close();
  }
}
