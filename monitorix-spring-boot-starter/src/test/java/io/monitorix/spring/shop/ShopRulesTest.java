package io.monitorix.spring.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.monitorix.spring.test.MonitorixTest;
import io.monitorix.spring.test.RecordingReceiver;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@MonitorixTest(
    properties = {
      "monitorix.alerts.rules.files=classpath:rules/queue.yml",
      "monitorix.alerts.interval=200ms",
      "monitorix.alerts.routing.route.group-wait=0s"
    })
class ShopRulesTest {

  @Autowired private PrometheusMeterRegistry meters;
  @Autowired private RecordingReceiver receiver;
  @Autowired private ApplicationContext context;

  @Test
  void somebodyIsToldOfAFullQueue() {
    meters.gauge("shop.queue.size", 20);

    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(receiver.toldOf("QueueFull")).isTrue());
    assertThat(receiver.alerts().get(0).annotations().get("summary")).startsWith("20 orders wait");
  }

  @Test
  void theRestOfTheApplicationIsNotThere() {
    assertThat(context.getBeansOfType(Warehouse.class)).isEmpty();
    assertThat(meters.scrape()).contains("monitorix_leader");
  }
}
