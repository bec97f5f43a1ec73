package io.monitorix.examples.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.monitorix.alerts.notify.IntegrationTypes;
import io.monitorix.alerts.notify.http.Json;
import io.monitorix.alerts.promql.value.Value;
import io.monitorix.alerts.routing.dispatch.DeliveryExecutor;
import io.monitorix.alerts.yaml.FileException;
import io.monitorix.examples.alerts.Shop.Trouble;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole program, but on a clock that runs as fast as the test does. */
class ShopTest {

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-05-01T12:00:00Z"));
  private final PrometheusMeterRegistry meters =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Shop shop = new Shop(meters, new Random(1));
  private final MockWebServer hook = new MockWebServer();
  private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));

  @BeforeEach
  void listen() throws Exception {
    hook.start();
    mail.start();
  }

  @AfterEach
  void stop() {
    hook.close();
    mail.stop();
  }

  private Alarms alarms() throws Exception {
    String routing =
        Main.text("routing.yml")
            .replace("localhost:9099", "127.0.0.1:" + hook.getPort())
            .replace("localhost:1025", "127.0.0.1:" + mail.getSmtp().getPort());
    return new Alarms(
        meters,
        Main.text("rules.yml"),
        routing,
        IntegrationTypes.load(),
        DeliveryExecutor.DIRECT,
        now::get);
  }

  private void run(Alarms alarms, int seconds) {
    for (int second = 0; second < seconds; second++) {
      shop.second();
      alarms.tick();
      now.updateAndGet(before -> before.plus(Duration.ofSeconds(1)));
    }
  }

  private Map<?, ?> hooked() throws InterruptedException {
    RecordedRequest request = hook.takeRequest(10, TimeUnit.SECONDS);
    assertThat(request).isNotNull();
    assertThat(request.getBody()).isNotNull();
    return Json.readObject(request.getBody().utf8()).orElseThrow();
  }

  private List<String> subjects() throws Exception {
    List<String> subjects = new ArrayList<>();
    for (MimeMessage message : mail.getReceivedMessages()) {
      subjects.add(message.getSubject());
    }
    return subjects;
  }

  @Test
  void aShopAsksForTheRateOfItsOwnOrders() throws Exception {
    try (Alarms alarms = alarms()) {
      run(alarms, 15);
      Value.Vector rates =
          (Value.Vector) alarms.ask("sum by (outcome) (rate(shop_orders_total[20s]))");

      assertThat(rates.elements())
          .hasSize(2)
          .anySatisfy(sold -> assertThat(sold.value()).isBetween(5.0, 15.0))
          .anySatisfy(failed -> assertThat(failed.value()).isBetween(0.1, 3.0));
    }
  }

  @Test
  void aWebhookAndAMailTellThatOrdersFailAndThatTheyDoNotAnyMore() throws Exception {
    hook.enqueue(new MockResponse.Builder().code(200).build());
    hook.enqueue(new MockResponse.Builder().code(200).build());
    try (Alarms alarms = alarms()) {
      run(alarms, 40);
      assertThat(alarms.firing()).isEmpty();
      assertThat(hook.getRequestCount()).isZero();
      assertThat(subjects()).isEmpty();

      shop.trouble(Trouble.PAYMENTS_FAIL);
      run(alarms, 40);
      assertThat(alarms.firing()).containsExactly("OrdersFail");
      assertThat(hooked().get("status")).isEqualTo("firing");
      assertThat(subjects())
          .singleElement()
          .asString()
          .matches("\\[FIRING:1] [34]\\d\\.\\d+% of the orders fail");

      shop.trouble(Trouble.NONE);
      run(alarms, 60);
      assertThat(alarms.firing()).isEmpty();
      assertThat(hooked().get("status")).isEqualTo("resolved");
      assertThat(subjects())
          .hasSize(2)
          .last()
          .asString()
          .matches("\\[RESOLVED] .*% of the orders fail");
      assertThat(hook.getRequestCount()).isEqualTo(2);
    }
  }

  @Test
  void aWebhookThatIsDownIsToldLater() throws Exception {
    hook.enqueue(new MockResponse.Builder().code(503).build());
    hook.enqueue(new MockResponse.Builder().code(200).build());
    try (Alarms alarms = alarms()) {
      shop.trouble(Trouble.PAYMENTS_FAIL);
      run(alarms, 60);

      RecordedRequest first = hook.takeRequest(10, TimeUnit.SECONDS);
      RecordedRequest second = hook.takeRequest(10, TimeUnit.SECONDS);
      assertThat(first).isNotNull();
      assertThat(second).isNotNull();
      assertThat(second.getHeaders().get("Idempotency-Key"))
          .isNotNull()
          .isEqualTo(first.getHeaders().get("Idempotency-Key"));
      assertThat(hook.getRequestCount()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "SLOW, OrdersSlow, of 20 orders one takes 2.",
    "NO_MUGS, StockLow, 3 left of: mug",
    "NO_CUSTOMERS, NobodyBuys, not one order in 20 seconds"
  })
  void eachTroubleHasARule(Trouble trouble, String alert, String subject) throws Exception {
    hook.enqueue(new MockResponse.Builder().code(200).build());
    try (Alarms alarms = alarms()) {
      run(alarms, 40);
      assertThat(alarms.firing()).isEmpty();
      shop.trouble(trouble);
      run(alarms, 60);

      assertThat(alarms.firing()).containsExactly(alert);
      assertThat(subjects()).singleElement().asString().startsWith("[FIRING:1] " + subject);
    }
  }

  @Test
  void aReceiverThatIsWrittenWrongIsToldWithItsPlace() {
    String routing =
        """
        route: {receiver: pager}
        receivers:
          - name: pager
            webhook_configs: [{uri: 'http://localhost/'}]
        """;
    assertThatThrownBy(
            () ->
                new Alarms(
                    meters,
                    Main.text("rules.yml"),
                    routing,
                    IntegrationTypes.load(),
                    DeliveryExecutor.DIRECT,
                    now::get))
        .isInstanceOf(FileException.class)
        .hasMessageContaining("routing.yml:4:")
        .hasMessageContaining("uri");
  }
}
