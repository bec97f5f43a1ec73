package io.monitorix.spring.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.monitorix.exporter.embedded.AlertEngine;
import io.monitorix.spring.endpoint.MonitorixEndpoint;
import io.monitorix.spring.endpoint.SilenceView;
import io.monitorix.spring.fixture.Contexts;
import io.monitorix.spring.fixture.HealthOf;
import io.monitorix.spring.fixture.Hook;
import io.monitorix.spring.fixture.Told;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

class AlertsTest {

  private static final Duration LONG = Duration.ofSeconds(60);

  @Configuration(proxyBeanMethods = false)
  static class Listening {

    final List<AlertEvent> events = new CopyOnWriteArrayList<>();

    @EventListener
    void on(AlertEvent event) {
      events.add(event);
    }
  }

  private static ApplicationContextRunner shop() {
    return Contexts.metered()
        .withPropertyValues(
            "spring.application.name=shop",
            "monitorix.alerts.interval=200ms",
            "monitorix.alerts.instance=shop-1",
            "monitorix.alerts.rules.files=classpath:rules/queue.yml",
            "management.endpoints.web.exposure.include=monitorix");
  }

  private static AtomicInteger queue(ApplicationContext context) {
    return context
        .getBean(PrometheusMeterRegistry.class)
        .gauge("shop.queue.size", new AtomicInteger(20));
  }

  @Test
  void anAlertOnAMeterOfTheApplicationIsPublishedAndToldAndResolved() {
    try (Hook hook = new Hook()) {
      shop()
          .withUserConfiguration(Listening.class)
          .withPropertyValues(
              "monitorix.alerts.routing.receivers[0].name=ops",
              "monitorix.alerts.routing.receivers[0].integrations.webhook[0].url=" + hook.url(),
              "monitorix.alerts.routing.route.group-wait=100ms",
              "monitorix.alerts.routing.route.group-interval=1s",
              "monitorix.alerts.routing.route.group-by=alertname")
          .run(
              context -> {
                AtomicInteger queue = queue(context);
                List<AlertEvent> events = context.getBean(Listening.class).events;
                await().atMost(LONG).untilAsserted(() -> assertThat(hook.told()).isNotEmpty());
                assertThat(hook.told().get(0))
                    .contains("\"status\":\"firing\"")
                    .contains("QueueFull")
                    .contains("20 orders wait at shop-1");
                assertThat(events)
                    .singleElement()
                    .isInstanceOfSatisfying(
                        AlertFiring.class,
                        event -> {
                          assertThat(event.name()).isEqualTo("QueueFull");
                          assertThat(event.labels())
                              .containsEntry("job", "shop")
                              .containsEntry("instance", "shop-1")
                              .containsEntry("severity", "critical");
                          assertThat(event.value()).isEqualTo(20);
                        });

                queue.set(3);
                await().atMost(LONG).untilAsserted(() -> assertThat(events).hasSize(2));
                assertThat(events.get(1)).isInstanceOf(AlertResolved.class);
                await()
                    .atMost(LONG)
                    .untilAsserted(
                        () ->
                            assertThat(hook.told().get(hook.told().size() - 1))
                                .contains("\"status\":\"resolved\""));
              });
    }
  }

  /** A scrape under way asks, and the end waits for the scrape. */
  @Test
  void whetherItRunsIsToldToOthersWhileItIsBeingStopped() {
    shop()
        .run(
            context -> {
              AlertEngineLifecycle lifecycle = context.getBean(AlertEngineLifecycle.class);
              synchronized (lifecycle) {
                assertThat(CompletableFuture.supplyAsync(lifecycle::isRunning))
                    .succeedsWithin(LONG)
                    .isEqualTo(true);
              }
              lifecycle.stop();
              assertThat(lifecycle.isRunning()).isFalse();
              lifecycle.start();
              await().atMost(LONG).until(() -> context.getBean(AlertEngine.class).isRunning());
            });
  }

  @Test
  void aBeanIsToldOfEverythingWhereNothingElseIsSaid() {
    shop()
        .withBean("pager", Told.class)
        .withPropertyValues(
            "monitorix.alerts.rules.files=classpath:rules/always.yml",
            "monitorix.alerts.routing.route.group-wait=0s")
        .run(
            context -> {
              Told pager = context.getBean(Told.class);
              await().atMost(LONG).untilAsserted(() -> assertThat(pager.messages()).isNotEmpty());
              assertThat(pager.messages().get(0).data().receiver()).isEqualTo("beans");
            });
  }

  @Test
  void anAlertmanagerFileCanNameBeans(@TempDir Path folder) throws Exception {
    Path routes = folder.resolve("alertmanager.yml");
    Files.writeString(
        routes,
        """
        route: {receiver: nobody, group_wait: 0s, routes: [{matchers: ['severity="info"'], receiver: ops}]}
        receivers:
        - name: nobody
        - name: ops
          bean_configs:
          - bean: pager
        """);
    shop()
        .withBean("pager", Told.class)
        .withPropertyValues(
            "monitorix.alerts.rules.files=classpath:rules/always.yml",
            "monitorix.alerts.routing.config-file=" + routes)
        .run(
            context -> {
              Told pager = context.getBean(Told.class);
              await().atMost(LONG).untilAsserted(() -> assertThat(pager.messages()).isNotEmpty());
              assertThat(pager.messages().get(0).data().receiver()).isEqualTo("ops");
            });
  }

  @Test
  void silencesAreMadeAndEndedThroughTheEndpoint() {
    shop()
        .run(
            context -> {
              AtomicInteger queue = queue(context);
              MonitorixEndpoint endpoint = context.getBean(MonitorixEndpoint.class);
              await()
                  .atMost(LONG)
                  .untilAsserted(() -> assertThat(endpoint.part("alerts")).hasSize(1));
              assertThat(endpoint.all().alerts().get(0).state()).isEqualTo("firing");
              assertThat(endpoint.all().rules())
                  .singleElement()
                  .satisfies(
                      rule -> {
                        assertThat(rule.name()).isEqualTo("QueueFull");
                        assertThat(rule.health()).isEqualTo("ok");
                        assertThat(rule.file()).endsWith("queue.yml");
                      });

              SilenceView silence =
                  endpoint.silence(
                      "silences", "alertname=\"QueueFull\"", Duration.ofHours(1), "known", "ann");
              assertThat(silence).isNotNull();
              assertThat(endpoint.all().silences()).containsExactly(silence);
              assertThat(endpoint.all().alerts().get(0).silencedBy()).containsExactly(silence.id());

              endpoint.expire("silences", silence.id());
              assertThat(endpoint.all().silences()).isEmpty();
              assertThat(endpoint.part("secrets")).isNull();
              assertThat(queue).hasValue(20);
            });
  }

  @Test
  void healthTellsOfTheEngineAndItsQueue() {
    shop()
        .run(
            context -> {
              assertThat(HealthOf.hasPart(context, "targets")).isFalse();
              await()
                  .atMost(LONG)
                  .until(() -> Status.UP.equals(HealthOf.part(context, "engine").getStatus()));
              assertThat(HealthOf.part(context, "queue").getStatus()).isEqualTo(Status.UP);

              context.getBean(AlertEngineLifecycle.class).stop();

              assertThat(HealthOf.part(context, "engine").getStatus()).isEqualTo(Status.DOWN);
            });
  }

  @Test
  void anEngineThatWasStoppedCanBeStartedAgain() {
    shop()
        .withUserConfiguration(Listening.class)
        .run(
            context -> {
              AlertEngineLifecycle lifecycle = context.getBean(AlertEngineLifecycle.class);
              List<AlertEvent> events = context.getBean(Listening.class).events;
              lifecycle.stop();
              assertThat(context.getBean(AlertEngine.class).rules()).isEmpty();

              lifecycle.start();
              AtomicInteger queue = queue(context);

              await().atMost(LONG).untilAsserted(() -> assertThat(events).isNotEmpty());
              assertThat(queue).hasValue(20);
            });
  }

  @Test
  void alertsOfBeforeARestartAreNotToldAgain(@TempDir Path folder) {
    ApplicationContextRunner kept =
        shop()
            .withBean("pager", Told.class)
            .withUserConfiguration(Listening.class)
            .withPropertyValues(
                "monitorix.data-dir=" + folder,
                "monitorix.alerts.routing.route.group-wait=0s",
                "monitorix.alerts.rules.files=classpath:rules/always.yml");
    kept.run(
        context ->
            await()
                .atMost(LONG)
                .untilAsserted(
                    () -> assertThat(context.getBean(Told.class).messages()).isNotEmpty()));
    assertThat(folder.resolve("monitorix.db")).exists();
    kept.run(
        context -> {
          AlertEngine engine = context.getBean(AlertEngine.class);
          await()
              .atMost(LONG)
              .until(
                  () ->
                      engine.rules().stream()
                          .anyMatch(group -> group.lastEvaluation().isAfter(Instant.EPOCH)));
          assertThat(context.getBean(Listening.class).events).isEmpty();
          assertThat(context.getBean(Told.class).messages()).isEmpty();
        });
  }

  @Test
  void howTheEngineDoesIsInTheRegistry() {
    shop()
        .run(
            context -> {
              PrometheusMeterRegistry registry = context.getBean(PrometheusMeterRegistry.class);
              await()
                  .atMost(LONG)
                  .untilAsserted(
                      () ->
                          assertThat(registry.scrape())
                              .contains("monitorix_leader 1.0")
                              .contains("monitorix_notification_queue_length"));
            });
  }
}
