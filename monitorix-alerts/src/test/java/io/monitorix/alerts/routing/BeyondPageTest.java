package io.monitorix.alerts.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.alerts.routing.config.RoutingConfig;
import io.monitorix.alerts.routing.dispatch.DeliveryExecutor;
import io.monitorix.alerts.routing.dispatch.GroupStore;
import io.monitorix.alerts.routing.dispatch.MemoryNotificationLog;
import io.monitorix.alerts.routing.dispatch.Notifier;
import io.monitorix.alerts.routing.fallback.Fallback;
import io.monitorix.alerts.routing.hold.HoldMemory;
import io.monitorix.alerts.routing.route.Escalation;
import io.monitorix.alerts.routing.route.RouteText;
import io.monitorix.alerts.routing.silence.SilenceStore;
import io.monitorix.alerts.routing.silence.Silences;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The Java of docs/beyond-alertmanager.md is run here. */
class BeyondPageTest {

  private static final Pattern SPACE = Pattern.compile("\\s+");

  @Test
  void theJavaOfThePageRuns() throws IOException {
    RoutingConfig config =
        RoutingConfig.parse(
            "alertmanager.yml",
            "route: {receiver: pager}\nreceivers: [{name: pager}, {name: oncall}, {name: mail}]",
            RoutingConfig.ALERTMANAGER_INTEGRATIONS);
    InstantSource clock = InstantSource.system();
    AlertRouting.Surroundings surroundings =
        new AlertRouting.Surroundings(
            clock,
            new Silences(
                clock, Duration.ofDays(5), SilenceStore.NONE, () -> UUID.randomUUID().toString()),
            new MemoryNotificationLog(),
            GroupStore.NONE,
            flush -> new Notifier.Sent(""),
            DeliveryExecutor.DIRECT,
            new Random(1));

    RoutingPolicy policy =
        RoutingPolicy.NONE
            .withEscalations(
                Map.of("pager", List.of(new Escalation(Duration.ofMinutes(15), "oncall"))))
            .withFallbacks(Map.of("pager", new Fallback("mail", Duration.ofMinutes(10))));
    AlertRouting routing =
        new AlertRouting(
            config,
            policy,
            HoldMemory.untilRestart(),
            AlertRouting.integrations(config),
            surroundings);

    assertThat(RouteText.tree(routing.routes())).contains("after 15m  receiver: oncall");
    String here =
        Files.readString(Path.of("src/test/java/io/monitorix/alerts/routing/BeyondPageTest.java"));
    String page = Files.readString(Path.of("../docs/beyond-alertmanager.md"));
    Matcher block = Pattern.compile("(?s)```java\n(.*?)```").matcher(page);
    assertThat(block.find()).isTrue();
    assertThat(squeezed(here)).contains(squeezed(block.group(1)));
  }

  private static String squeezed(String text) {
    return SPACE.matcher(text).replaceAll("");
  }
}
