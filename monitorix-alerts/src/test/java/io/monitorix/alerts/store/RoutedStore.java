package io.monitorix.alerts.store;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.routing.AlertRouting;
import io.monitorix.alerts.routing.VirtualClock;
import io.monitorix.alerts.routing.alert.Alert;
import io.monitorix.alerts.routing.alert.AlertIntake;
import io.monitorix.alerts.routing.alert.PostedAlert;
import io.monitorix.alerts.routing.config.RoutingConfig;
import io.monitorix.alerts.routing.dispatch.DeliveryExecutor;
import io.monitorix.alerts.routing.dispatch.Flush;
import io.monitorix.alerts.routing.dispatch.LogEntry;
import io.monitorix.alerts.routing.dispatch.NotificationLog;
import io.monitorix.alerts.routing.dispatch.Notifier;
import io.monitorix.alerts.routing.dispatch.QueuedNotification;
import io.monitorix.alerts.routing.silence.Silences;
import io.monitorix.alerts.store.database.Database;
import io.monitorix.alerts.store.routing.RoutingStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A routing over a store, on a virtual clock, with what it told: each as {@code +41s receiver:
 * alerts}. {@link #restart} leaves nothing but the database.
 */
final class RoutedStore implements AutoCloseable {

  static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
  static final Duration RETENTION = Duration.ofDays(5);

  private static final String CONFIG =
      """
      route:
        receiver: hook
        group_by: [alertname]
        group_wait: 30s
        group_interval: 5m
        repeat_interval: 4h
        routes:
        - {matchers: [to="all"], receiver: mail, continue: true}
        - {matchers: [to="all"], receiver: hook}
      receivers:
      - name: hook
        webhook_configs: [{url: 'http://x/'}]
      - name: mail
        email_configs: [{to: me@example.org}]
      """;

  final VirtualClock clock = new VirtualClock(START);
  final List<String> told = new ArrayList<>();
  Function<Flush, Notifier.HandOver> answer = flush -> new Notifier.Sent("");
  boolean dies;
  AlertStore store;
  Silences silences;
  AlertRouting routing;
  AlertIntake intake;
  private final AlertStoreOptions options;

  RoutedStore(Database database) {
    options = AlertStoreOptions.in(database).at(clock).waiting(Duration.ofMillis(500));
    store = AlertStore.open(options);
    assemble();
  }

  private void assemble() {
    RoutingStore kept = store.routing();
    RoutingConfig config =
        RoutingConfig.parse("test.yml", CONFIG, RoutingConfig.ALERTMANAGER_INTEGRATIONS);
    silences = new Silences(clock, RETENTION, kept.silences(), () -> UUID.randomUUID().toString());
    routing =
        new AlertRouting(
            config,
            AlertRouting.integrations(config),
            new AlertRouting.Surroundings(
                clock,
                silences,
                new MortalLog(kept.notifications()),
                kept.groups(),
                this::take,
                DeliveryExecutor.DIRECT,
                new Random(2)));
    intake = new AlertIntake(routing.board(), kept.alerts(), clock);
    intake.restore();
  }

  /** Another process in place of this one. */
  void restart() {
    store.close();
    store = AlertStore.open(options);
    assemble();
  }

  private Notifier.HandOver take(Flush flush) {
    StringBuilder text = new StringBuilder();
    text.append('+').append(Duration.between(START, flush.at()).toSeconds()).append("s ");
    text.append(flush.receiver()).append(':');
    for (Alert alert : flush.alerts()) {
      text.append(' ').append(alert.isResolved(flush.at()) ? "-" : "");
      text.append(alert.labels().get("alertname")).append(alert.labels().get("id"));
    }
    told.add(text.toString());
    return answer.apply(flush);
  }

  void post(@Nullable Instant startsAt, @Nullable Instant endsAt, String... labels) {
    intake.post(
        List.of(
            new PostedAlert(Labels.of(labels), Labels.EMPTY, startsAt, endsAt, "http://rules/")));
  }

  /** Lets time pass, ticking whenever something is due. */
  void run(Duration time) {
    Instant end = clock.instant().plus(time);
    Instant due = routing.tick();
    while (!due.isAfter(end)) {
      if (due.isAfter(clock.instant())) {
        clock.set(due);
      } else {
        clock.advance(Duration.ofMillis(1));
      }
      due = routing.tick();
    }
    clock.set(end);
    routing.tick();
  }

  /** What was told since the last call. */
  List<String> told() {
    List<String> copy = List.copyOf(told);
    told.clear();
    return copy;
  }

  @Override
  public void close() {
    store.close();
  }

  /** A log to which nothing gets any more when the process {@link #dies}. */
  private final class MortalLog implements NotificationLog {

    private final NotificationLog log;

    MortalLog(NotificationLog log) {
      this.log = log;
    }

    @Override
    public List<QueuedNotification> queued() {
      return log.queued();
    }

    @Override
    public void queue(Collection<QueuedNotification> notifications) {
      log.queue(notifications);
    }

    @Override
    public void dequeue(String groupKey, String integration) {
      log.dequeue(groupKey, integration);
    }

    @Override
    public Optional<LogEntry> find(String groupKey, String integration) {
      return log.find(groupKey, integration);
    }

    @Override
    public void record(LogEntry entry) {
      if (dies) {
        throw new IllegalStateException("the process died before it could write this down");
      }
      log.record(entry);
    }

    @Override
    public void recordSoon(LogEntry entry) {
      log.recordSoon(entry);
    }

    @Override
    public void forgetExpired(Instant now) {
      log.forgetExpired(now);
    }
  }
}
