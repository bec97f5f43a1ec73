package io.monitorix.alerts.routing;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.routing.alert.PostedAlert;
import io.monitorix.alerts.routing.config.RoutingConfig;
import io.monitorix.alerts.routing.dispatch.DeliveryExecutor;
import io.monitorix.alerts.routing.dispatch.GroupStore;
import io.monitorix.alerts.routing.dispatch.MemoryNotificationLog;
import io.monitorix.alerts.routing.dispatch.Notifier;
import io.monitorix.alerts.routing.matchers.Matchers;
import io.monitorix.alerts.routing.silence.Silence;
import io.monitorix.alerts.routing.silence.SilenceStore;
import io.monitorix.alerts.routing.silence.Silences;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * How long it takes to route 10,000 alerts into 500 groups, and to flush those, with inhibition
 * rules and silences, on one thread and without telling anybody. {@code java -cp … RoutingFigures}.
 */
public final class RoutingFigures {

  private static final int GROUPS = 500;
  private static final int ALERTS = 10_000;
  private static final int ROUTES = 20;
  private static final int SILENCES = 50;
  private static final int WARM_UP = 10;
  private static final int ROUNDS = 21;

  private Instant now = Instant.parse("2026-11-30T12:00:00Z");
  private long told;

  private RoutingFigures() {}

  /** Prints them. */
  public static void main(String[] arguments) {
    new RoutingFigures().run();
  }

  private void run() {
    double[] routed = new double[ROUNDS];
    double[] flushed = new double[ROUNDS];
    double[] again = new double[ROUNDS];
    List<PostedAlert> alerts = alerts();
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      AlertRouting routing = routing();
      long begun = System.nanoTime();
      routing.board().post(alerts);
      long posted = System.nanoTime();
      now = now.plusSeconds(30);
      routing.tick();
      long ticked = System.nanoTime();
      routing.board().post(alerts);
      long refreshed = System.nanoTime();
      if (routing.dispatcher().groups().size() != GROUPS) {
        throw new IllegalStateException(routing.dispatcher().groups().size() + " groups");
      }
      if (round >= 0) {
        routed[round] = (posted - begun) / 1e6;
        flushed[round] = (ticked - posted) / 1e6;
        again[round] = (refreshed - ticked) / 1e6;
      }
    }
    print("10,000 alerts into 500 groups", routed);
    print("their first flush, all inhibition rules and silences", flushed);
    print("the same alerts once more", again);
    System.out.println("notifications: " + told);
  }

  private static void print(String what, double[] millis) {
    Arrays.sort(millis);
    System.out.printf(
        "%s: %.1f ms (%.1f–%.1f)%n",
        what, millis[millis.length / 2], millis[0], millis[millis.length - 1]);
  }

  private List<PostedAlert> alerts() {
    List<PostedAlert> alerts = new ArrayList<>();
    for (int i = 0; i < ALERTS; i++) {
      Labels labels =
          Labels.of(
              "alertname", "Alert" + i % 25,
              "cluster", "c" + i / 25 % (GROUPS / 25),
              "id", "qemu/" + i,
              "instance", "10.0.0.1:9221",
              "job", "pve",
              "node", "n" + i % 32,
              "severity", i % 25 == 0 ? "critical" : "warning",
              "team", "t" + i % ROUTES);
      alerts.add(new PostedAlert(labels, Labels.of("summary", "s"), now, now.plusSeconds(86_400), ""));
    }
    return alerts;
  }

  private AlertRouting routing() {
    StringBuilder config = new StringBuilder("route:\n  receiver: all\n  routes:\n");
    for (int i = 0; i < ROUTES - 1; i++) {
      config.append("  - matchers: [team=\"no%d\", severity=~\"page|info\"]\n".formatted(i));
    }
    config.append("  - matchers: [severity=~\"warn.*|crit.*\"]\n    group_by: [alertname, cluster]\n");
    config.append("receivers: [{name: all, webhook_configs: [{url: 'http://x/'}]}]\ninhibit_rules:\n");
    for (int i = 0; i < 10; i++) {
      config.append("- source_matchers: [severity=\"critical\", node=\"n%d\"]\n".formatted(i));
      config.append("  target_matchers: [severity=\"warning\"]\n  equal: [cluster, node]\n");
    }
    RoutingConfig read =
        RoutingConfig.parse(
            "figures.yml", config.toString(), RoutingConfig.ALERTMANAGER_INTEGRATIONS);
    InstantSource clock = () -> now;
    Silences silences =
        new Silences(
            clock, Duration.ofDays(5), SilenceStore.NONE, () -> UUID.randomUUID().toString());
    for (int i = 0; i < SILENCES; i++) {
      silences.set(
          Silence.draft(
              Matchers.parse("id=~\"qemu/%d..\"".formatted(i)),
              now,
              now.plusSeconds(86_400),
              "me",
              ""));
    }
    return new AlertRouting(
        read,
        AlertRouting.integrations(read),
        new AlertRouting.Surroundings(
            clock,
            silences,
            new MemoryNotificationLog(),
            GroupStore.NONE,
            flush -> {
              told++;
              return new Notifier.Sent("");
            },
            DeliveryExecutor.DIRECT,
            new Random(1)));
  }
}
