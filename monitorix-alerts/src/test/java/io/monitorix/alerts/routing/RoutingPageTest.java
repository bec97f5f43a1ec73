package io.monitorix.alerts.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.routing.alert.PostedAlert;
import io.monitorix.alerts.routing.config.RoutingConfig;
import io.monitorix.alerts.routing.dispatch.DeliveryExecutor;
import io.monitorix.alerts.routing.dispatch.GroupStore;
import io.monitorix.alerts.routing.dispatch.MemoryNotificationLog;
import io.monitorix.alerts.routing.dispatch.Notifier;
import io.monitorix.alerts.routing.route.Route;
import io.monitorix.alerts.routing.route.RouteText;
import io.monitorix.alerts.routing.route.RouteTree;
import io.monitorix.alerts.routing.silence.SilenceStore;
import io.monitorix.alerts.routing.silence.Silences;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page shows nothing but what is run here. */
class RoutingPageTest {

  private static final Pattern SPACE = Pattern.compile("\\s+");

  @TempDir private Path folder;

  @Test
  void theFileOfThePageIsInOrderAndRoutesAsThePageSays() throws IOException {
    RouteTree tree = RouteTree.of(read().route());

    assertThat(page()).contains("Routing tree:\n" + RouteText.tree(tree) + "\n$");
    assertThat(
            tree.match(
                Labels.of("severity", "critical", "team", "backup", "alertname", "BackupFailed")))
        .extracting(Route::receiver)
        .containsExactly("pager", "backup");
    Route pager = tree.root().routes().get(0);
    assertThat(page())
        .contains("`" + pager.groupKey(Labels.of("alertname", "NodeDown", "cluster", "lab")) + "`");
  }

  @Test
  void theJavaOfThePageRuns() throws Exception {
    Path file = Files.writeString(folder.resolve("alertmanager.yml"), block("yaml"));
    InstantSource clock = InstantSource.system();
    ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    CountDownLatch told = new CountDownLatch(1);
    Notifier notifier =
        flush -> {
          told.countDown();
          return new Notifier.Sent("");
        };
    DeliveryExecutor executor = DeliveryExecutor.DIRECT;
    RandomGenerator random = new Random(1);

    RoutingConfig config = RoutingConfig.read(file, RoutingConfig.ALERTMANAGER_INTEGRATIONS);
    Silences silences =
        new Silences(
            clock, Duration.ofDays(5), SilenceStore.NONE, () -> UUID.randomUUID().toString());
    AlertRouting routing =
        new AlertRouting(
            config,
            AlertRouting.integrations(config),
            new AlertRouting.Surroundings(
                clock,
                silences,
                new MemoryNotificationLog(),
                GroupStore.NONE,
                notifier,
                executor,
                random));
    RoutingRunner runner = new RoutingRunner(routing, clock, thread);

    try {
      routing
          .board()
          .post(
              List.of(
                  new PostedAlert(
                      Labels.of("alertname", "NodeDown"),
                      Labels.EMPTY,
                      clock.instant().minusSeconds(60),
                      null,
                      "")));
      assertThat(told.await(10, TimeUnit.SECONDS)).isTrue();
    } finally {
      runner.close();
      thread.shutdown();
    }
    String here =
        Files.readString(Path.of("src/test/java/io/monitorix/alerts/routing/RoutingPageTest.java"));
    assertThat(squeezed(here)).contains(squeezed(block("java")));
  }

  private static RoutingConfig read() throws IOException {
    return RoutingConfig.parse(
        "alertmanager.yml", block("yaml"), RoutingConfig.ALERTMANAGER_INTEGRATIONS);
  }

  private static String page() throws IOException {
    return Files.readString(Path.of("../docs/routing.md"));
  }

  private static String block(String language) throws IOException {
    Matcher block = Pattern.compile("(?s)```" + language + "\n(.*?)```").matcher(page());
    assertThat(block.find()).isTrue();
    return block.group(1);
  }

  private static String squeezed(String text) {
    return SPACE.matcher(text).replaceAll("");
  }
}
