package io.monitorix.exporter.report;

import io.monitorix.alerts.labels.Fingerprint;
import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.labels.Names;
import io.monitorix.alerts.report.DueReports;
import io.monitorix.alerts.report.Incidents;
import io.monitorix.alerts.routing.alert.Alert;
import io.monitorix.alerts.routing.dispatch.Flush;
import io.monitorix.alerts.routing.dispatch.Integration;
import io.monitorix.alerts.routing.dispatch.Notifier;
import io.monitorix.alerts.rules.VectorQuery;
import io.monitorix.alerts.store.AlertStore;
import io.monitorix.exporter.config.ReportConfig;
import io.monitorix.exporter.routing.RoutingKeeper;
import io.monitorix.exporter.routing.RoutingNotReadyException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The reports of the configuration, sent when they are due. Safe for several threads. */
public final class Reports implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Reports.class);

  private static final long SECONDS = 30;
  private static final Duration PAUSE = Duration.ofMinutes(5);

  private final RoutingKeeper routing;
  private final Supplier<Optional<AlertStore>> store;
  private final Optional<FactQueries> queries;
  private final InstantSource clock;
  private final ScheduledExecutorService thread;
  private final ScheduledFuture<?> looking;
  private final Map<String, Instant> notBefore = new HashMap<>();
  private volatile List<ReportConfig> configs = List.of();

  /**
   * None yet.
   *
   * @param routing tells receivers
   * @param store has the history of alerts; empty where there is none
   * @param queries over the metrics; empty where none are kept
   */
  public Reports(
      RoutingKeeper routing,
      Supplier<Optional<AlertStore>> store,
      Optional<VectorQuery> queries,
      InstantSource clock) {
    this.routing = routing;
    this.store = store;
    this.queries = queries.map(FactQueries::new);
    this.clock = clock;
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread made = new Thread(task, "reports");
              made.setDaemon(true);
              return made;
            });
    this.looking = thread.scheduleWithFixedDelay(this::sendDue, SECONDS, SECONDS, TimeUnit.SECONDS);
  }

  /**
   * A report as it would be sent.
   *
   * @param title one line
   * @param body lines
   */
  public record Written(String title, String body) {}

  /** Has these sent from now on. */
  public void apply(List<ReportConfig> reports) {
    configs = List.copyOf(reports);
  }

  /** The one of that name. */
  public Optional<ReportConfig> find(String name) {
    return configs.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /**
   * Writes one as of now.
   *
   * @throws RuntimeException if the database or the metrics cannot be read
   */
  public Written write(ReportConfig report) {
    Instant now = clock.instant();
    ReportText text = new ReportText(report.locale(), report.schedule().location());
    Optional<Incidents> incidents =
        store.get().map(found -> Incidents.read(found, now.minus(report.period()), now));
    Optional<Facts> facts = queries.map(all -> all.at(now));
    return new Written(text.title(report.name(), incidents), text.body(incidents, facts));
  }

  /**
   * Sends one now, through all integrations of its receiver.
   *
   * @return what became of it at each, by its key
   * @throws RuntimeException if the database or the metrics cannot be read
   */
  public Map<String, Notifier.HandOver> send(ReportConfig report) {
    Instant now = clock.instant();
    Written written = write(report);
    Map<String, Notifier.HandOver> outcomes = new LinkedHashMap<>();
    routing
        .tell(report.receiver(), integration -> flush(report, written, integration, now))
        .forEach((integration, outcome) -> outcomes.put(integration.key(), outcome));
    return outcomes;
  }

  private static Flush flush(
      ReportConfig report, Written written, Integration integration, Instant now) {
    Labels labels = Labels.of("alertname", "Report", "report", report.name(), "severity", "info");
    Alert alert =
        new Alert(
            Fingerprint.of(labels),
            labels,
            Labels.of("summary", written.title(), "description", written.body()),
            now.minus(report.period()),
            null,
            "",
            now,
            false);
    return new Flush(
        integration,
        "{}/report:{report=" + Names.quote(report.name()) + "}",
        Labels.of("report", report.name()),
        List.of(alert),
        Flush.Cause.FIRST,
        now,
        report.period(),
        now.plus(PAUSE),
        1,
        Optional.empty());
  }

  /**
   * Sends all that are due. One that nobody took is tried again; one that somebody took is sent.
   */
  void sendDue() {
    for (ReportConfig report : configs) {
      try {
        sendIfDue(report);
      } catch (RoutingNotReadyException e) {
        log.debug("reports wait for the database");
      } catch (RuntimeException e) {
        notBefore.put(report.name(), clock.instant().plus(PAUSE));
        log.error("a report cannot be sent, it is tried again: name={}", report.name(), e);
      }
    }
  }

  private void sendIfDue(ReportConfig report) {
    Instant now = clock.instant();
    DueReports due = new DueReports(routing.marks());
    if (now.isBefore(notBefore.getOrDefault(report.name(), now))
        || !due.isDue(report.name(), report.schedule(), now)) {
      return;
    }
    Map<String, Notifier.HandOver> outcomes = send(report);
    boolean later =
        !outcomes.isEmpty()
            && outcomes.values().stream().allMatch(Notifier.RetryLater.class::isInstance);
    log.info("report: name={} outcomes={}", report.name(), outcomes);
    if (later) {
      notBefore.put(report.name(), now.plus(PAUSE));
    } else {
      due.sent(report.name(), now);
    }
  }

  @Override
  public void close() {
    looking.cancel(true);
    thread.shutdownNow();
  }
}
