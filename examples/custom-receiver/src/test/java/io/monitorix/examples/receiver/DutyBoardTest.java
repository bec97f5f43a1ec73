package io.monitorix.examples.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.monitorix.alerts.notify.IntegrationTypes;
import io.monitorix.alerts.routing.dispatch.DeliveryExecutor;
import io.monitorix.alerts.yaml.FileException;
import io.monitorix.examples.alerts.Alarms;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An engine in this process, on a clock that runs as fast as the test, tells the board. */
class DutyBoardTest {

  private static final String RULES =
      """
      groups:
        - name: queue
          interval: 5s
          rules:
            - alert: QueueLong
              expr: queue > 10
              annotations: {summary: '{{ $value }} wait'}
      """;

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-05-01T12:00:00Z"));
  private final PrometheusMeterRegistry meters =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final AtomicInteger queue = new AtomicInteger();
  private final MockWebServer board = new MockWebServer();

  @BeforeEach
  void listen() throws Exception {
    board.start();
    meters.gauge("queue", queue);
  }

  @AfterEach
  void stop() {
    board.close();
  }

  private Alarms alarms(String keys) {
    String routing =
        """
        route: {receiver: hall, group_by: [alertname], group_wait: 0s, group_interval: 1m}
        receivers:
          - name: hall
            duty_board_configs:
              - {%s}
        """
            .formatted(keys);
    return new Alarms(
        meters, RULES, routing, IntegrationTypes.load(), DeliveryExecutor.DIRECT, now::get);
  }

  private Alarms alarms() {
    return alarms("url: 'http://127.0.0.1:%d', token: hush".formatted(board.getPort()));
  }

  private void run(Alarms alarms, int seconds) {
    for (int second = 0; second < seconds; second++) {
      alarms.tick();
      now.updateAndGet(before -> before.plus(Duration.ofSeconds(1)));
    }
  }

  private RecordedRequest told() throws InterruptedException {
    RecordedRequest request = board.takeRequest(10, TimeUnit.SECONDS);
    if (request == null) {
      throw new AssertionError("the board was told nothing");
    }
    assertThat(request.getHeaders().get("X-Board-Key")).isEqualTo("hush");
    return request;
  }

  private static String body(RecordedRequest request) {
    return request.getBody() == null ? "" : request.getBody().utf8();
  }

  private static MockResponse card(int id) {
    return new MockResponse.Builder().code(200).body("{\"id\": %d}".formatted(id)).build();
  }

  @Test
  void aCardIsPutUpAndTurnsGreen() throws Exception {
    board.enqueue(card(7));
    board.enqueue(card(7));
    try (Alarms alarms = alarms()) {
      queue.set(20);
      run(alarms, 20);
      RecordedRequest firing = told();
      assertThat(firing.getTarget()).isEqualTo("/cards");
      assertThat(body(firing)).isEqualTo("{\"colour\":\"red\",\"text\":\"QueueLong: 20 wait\"}");

      queue.set(0);
      run(alarms, 90);
      RecordedRequest resolved = told();
      assertThat(resolved.getTarget()).isEqualTo("/cards/7");
      assertThat(body(resolved)).contains("\"colour\":\"green\"");
      assertThat(board.getRequestCount()).isEqualTo(2);
    }
  }

  @Test
  void aBoardThatIsDownIsToldAgain() throws Exception {
    board.enqueue(new MockResponse.Builder().code(503).build());
    board.enqueue(card(8));
    try (Alarms alarms = alarms()) {
      queue.set(20);
      run(alarms, 30);

      RecordedRequest first = told();
      RecordedRequest again = told();
      assertThat(body(again)).isEqualTo(body(first));
      assertThat(again.getHeaders().get("Idempotency-Key"))
          .isNotNull()
          .isEqualTo(first.getHeaders().get("Idempotency-Key"));
      assertThat(board.getRequestCount()).isEqualTo(2);
    }
  }

  @Test
  void whatTheBoardRefusesWaitsForTheNextNotification() throws Exception {
    board.enqueue(new MockResponse.Builder().code(403).build());
    board.enqueue(card(9));
    try (Alarms alarms = alarms()) {
      queue.set(20);
      run(alarms, 50);
      assertThat(board.getRequestCount()).isEqualTo(1);
      run(alarms, 60);
      assertThat(board.getRequestCount()).isEqualTo(2);
    }
  }

  @Test
  void whatIsWrongWithItIsToldWithItsPlace() {
    assertThatThrownBy(() -> alarms("uri: 'http://127.0.0.1/', token: hush"))
        .isInstanceOf(FileException.class)
        .hasMessageContaining("routing.yml:5:")
        .hasMessageContaining("uri")
        .hasMessageNotContaining("hush");
  }
}
