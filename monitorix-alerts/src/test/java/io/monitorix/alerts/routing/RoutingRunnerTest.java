package io.monitorix.alerts.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.routing.alert.PostedAlert;
import io.monitorix.alerts.routing.config.RoutingConfig;
import io.monitorix.alerts.routing.dispatch.Flush;
import io.monitorix.alerts.routing.dispatch.GroupStore;
import io.monitorix.alerts.routing.dispatch.Lanes;
import io.monitorix.alerts.routing.dispatch.MemoryNotificationLog;
import io.monitorix.alerts.routing.dispatch.Notifier;
import io.monitorix.alerts.routing.silence.SilenceStore;
import io.monitorix.alerts.routing.silence.Silences;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RoutingRunnerTest {

  private static final String CONFIG =
      """
      route: {receiver: hook, group_by: [alertname], group_wait: 50ms, group_interval: 1h}
      receivers: [{name: hook, webhook_configs: [{url: 'http://x/'}]}]
      """;

  private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
  private final ExecutorService notifiers = Executors.newFixedThreadPool(2);
  private final Queue<Flush> flushes = new ConcurrentLinkedQueue<>();

  @AfterEach
  void stop() {
    thread.shutdownNow();
    notifiers.shutdownNow();
  }

  @Test
  void whatBecomesDueIsDoneWithoutBeingAskedFor() {
    AlertRouting routing = routing();
    RoutingRunner runner = new RoutingRunner(routing, InstantSource.system(), thread);

    post(routing, "A");

    // Other threads try: the second attempt comes long before the runner looks by itself.
    await().atMost(Duration.ofSeconds(10)).until(() -> flushes.size() == 2);
    assertThat(flushes).extracting(Flush::attempt).containsExactly(1, 2);

    runner.close();
    post(routing, "B");
    await()
        .during(Duration.ofMillis(300))
        .atMost(Duration.ofSeconds(2))
        .until(() -> flushes.size() == 2);
  }

  private static void post(AlertRouting routing, String name) {
    routing
        .board()
        .post(List.of(new PostedAlert(Labels.of("alertname", name), Labels.EMPTY, null, null, "")));
  }

  private AlertRouting routing() {
    InstantSource clock = InstantSource.system();
    RoutingConfig config =
        RoutingConfig.parse("t.yml", CONFIG, RoutingConfig.ALERTMANAGER_INTEGRATIONS);
    Silences silences =
        new Silences(
            clock, Duration.ofDays(5), SilenceStore.NONE, () -> UUID.randomUUID().toString());
    Notifier notifier =
        flush -> {
          flushes.add(flush);
          return flush.attempt() == 1
              ? new Notifier.RetryLater("busy", Optional.of(Duration.ofMillis(50)))
              : new Notifier.Sent("");
        };
    return new AlertRouting(
        config,
        AlertRouting.integrations(config),
        new AlertRouting.Surroundings(
            clock,
            silences,
            new MemoryNotificationLog(),
            GroupStore.NONE,
            notifier,
            new Lanes(notifiers, 2),
            new Random(1)));
  }
}
