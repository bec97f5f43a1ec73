package io.monitorix.alerts.routing;

import io.monitorix.alerts.labels.Fingerprint;
import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.routing.alert.Alert;
import io.monitorix.alerts.routing.alert.PostedAlert;
import io.monitorix.alerts.routing.config.RoutingConfig;
import io.monitorix.alerts.routing.dispatch.DeliveryExecutor;
import io.monitorix.alerts.routing.dispatch.DeliveryReason;
import io.monitorix.alerts.routing.dispatch.Flush;
import io.monitorix.alerts.routing.dispatch.GroupStore;
import io.monitorix.alerts.routing.dispatch.MemoryGroupStore;
import io.monitorix.alerts.routing.dispatch.MemoryNotificationLog;
import io.monitorix.alerts.routing.dispatch.NotificationLog;
import io.monitorix.alerts.routing.dispatch.Notifier;
import io.monitorix.alerts.routing.hold.HoldMemory;
import io.monitorix.alerts.routing.silence.SilenceStore;
import io.monitorix.alerts.routing.silence.Silences;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A routing on a virtual clock, with what it told: each as {@code +41s receiver: alerts}. */
final class Routed {

  static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

  final VirtualClock clock = new VirtualClock(START);
  final RoutingPolicy policy;
  final HoldMemory memory;
  final NotificationLog log;
  final GroupStore kept;
  final Silences silences;
  final AlertRouting routing;
  final List<Flush> flushes = new ArrayList<>();
  Function<Flush, Notifier.HandOver> answer = flush -> new Notifier.Sent("");

  Routed(String config) {
    this(config, RoutingPolicy.NONE);
  }

  Routed(String config, RoutingPolicy policy) {
    this(
        config,
        policy,
        HoldMemory.untilRestart(),
        START,
        new MemoryNotificationLog(),
        new MemoryGroupStore());
  }

  Routed(String config, Instant now, NotificationLog log, GroupStore kept) {
    this(config, RoutingPolicy.NONE, HoldMemory.untilRestart(), now, log, kept);
  }

  private Routed(
      String config,
      RoutingPolicy policy,
      HoldMemory memory,
      Instant now,
      NotificationLog log,
      GroupStore kept) {
    clock.set(now);
    this.policy = policy;
    this.memory = memory;
    this.log = log;
    this.kept = kept;
    Random ids = new Random(1);
    silences =
        new Silences(
            clock,
            Duration.ofDays(5),
            SilenceStore.NONE,
            () -> new UUID(ids.nextLong(), ids.nextLong()).toString());
    RoutingConfig read =
        RoutingConfig.parse("test.yml", config, RoutingConfig.ALERTMANAGER_INTEGRATIONS);
    routing =
        new AlertRouting(
            read,
            policy,
            memory,
            AlertRouting.integrations(read),
            new AlertRouting.Surroundings(
                clock, silences, log, kept, this::take, DeliveryExecutor.DIRECT, new Random(2)));
  }

  /** Another process that has what this one kept. */
  Routed restarted(String config) {
    return new Routed(config, policy, memory, clock.instant(), log, kept);
  }

  private Notifier.HandOver take(Flush flush) {
    flushes.add(flush);
    return answer.apply(flush);
  }

  /** Fires, without an end, since now. */
  void fire(String... labels) {
    post(null, null, labels);
  }

  void resolve(String... labels) {
    post(null, clock.instant(), labels);
  }

  void post(@Nullable Instant startsAt, @Nullable Instant endsAt, String... labels) {
    List<?> refused =
        routing
            .board()
            .post(
                List.of(
                    new PostedAlert(
                        Labels.of(labels), Labels.EMPTY, startsAt, endsAt, "http://rules/")));
    if (!refused.isEmpty()) {
      throw new IllegalArgumentException(refused.toString());
    }
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
    List<String> told = flushes.stream().map(Routed::text).toList();
    flushes.clear();
    return told;
  }

  List<DeliveryReason> explain(String... labels) {
    Alert alert = routing.board().find(Fingerprint.of(Labels.of(labels))).orElseThrow();
    return routing.dispatcher().explain(alert);
  }

  private static String text(Flush flush) {
    StringBuilder text = new StringBuilder();
    text.append('+').append(Duration.between(START, flush.at()).toSeconds()).append("s ");
    text.append(flush.receiver()).append(':');
    for (Alert alert : flush.alerts()) {
      text.append(' ').append(alert.isResolved(flush.at()) ? "-" : "").append(name(alert));
    }
    return text.toString();
  }

  private static String name(Alert alert) {
    String id = alert.labels().get("id");
    return alert.labels().get("alertname") + (id.isEmpty() ? "" : "/" + id);
  }
}
