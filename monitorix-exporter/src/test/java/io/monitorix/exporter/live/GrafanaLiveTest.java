package io.monitorix.exporter.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.monitorix.alerts.remote.delivery.QueueSettings;
import io.monitorix.exporter.config.EndpointConfig;
import io.monitorix.exporter.config.Secret;
import io.monitorix.exporter.events.Change;
import io.monitorix.exporter.events.EventLog;
import io.monitorix.exporter.events.EventType;
import io.monitorix.exporter.fixture.VirtualClock;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GrafanaLiveTest {

  private static final Duration SOON = Duration.ofMillis(20);

  private final VirtualClock clock = new VirtualClock();
  private final EventLog log = new EventLog(100, clock, new Random(1));
  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final MockWebServer grafana = new MockWebServer();
  private final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();
  private final List<String> taken = new CopyOnWriteArrayList<>();
  private volatile int status = 200;

  @BeforeEach
  void open() throws IOException {
    grafana.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            requests.add(request);
            int now = status;
            if (now == 200 && request.getBody() != null) {
              taken.addAll(request.getBody().utf8().lines().toList());
            }
            return new MockResponse.Builder().code(now).body("{\"message\":\"told\"}").build();
          }
        });
    grafana.start();
  }

  @AfterEach
  void close() {
    grafana.close();
  }

  private GrafanaLive start(String path, int capacity) {
    return GrafanaLive.start(
        new EndpointConfig(
            grafana.url(path).uri(),
            Duration.ofSeconds(5),
            Map.of(),
            new EndpointConfig.Login.Authorization("Bearer", new Secret("glsa_sesame")),
            EndpointConfig.Tls.SYSTEM),
        "monitorix",
        log,
        registry,
        clock,
        new Random(1),
        new QueueSettings(capacity, 1, SOON, SOON),
        SOON);
  }

  private static Change change(String subject, String text) {
    return new Change(
        Instant.parse("2026-02-03T04:05:06.789Z"),
        EventType.GUEST_STATUS,
        "lab",
        subject,
        null,
        "stopped",
        text,
        Map.of());
  }

  private double counter(String name) {
    return registry.scrape().stream()
        .filter(family -> family.getMetadata().getName().equals("monitorix_grafana_live_" + name))
        .map(CounterSnapshot.class::cast)
        .mapToDouble(family -> family.getDataPoints().get(0).getValue())
        .sum();
  }

  @Test
  void whatHappensIsPushedAsLinesThatGrafanaTellsAFrameByName() {
    log.append(List.of(change("qemu/1", "before the start")));
    try (GrafanaLive live = start("/", 100)) {
      log.append(
          List.of(
              change("qemu/100", "a \"quoted\" text, with \\ and = and ü"),
              change("qemu/101", "two\nlines\rand\ttab")));

      await().until(() -> taken.size() == 2);
      assertThat(live).isNotNull();
    }
    RecordedRequest request = requests.get(0);
    assertThat(request.getMethod()).isEqualTo("POST");
    assertThat(request.getTarget()).isEqualTo("/api/live/push/monitorix");
    assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer glsa_sesame");
    long process = log.last().process();
    assertThat(taken)
        .containsExactly(
            "events cluster=\"lab\",id=\""
                + process
                + "-2\",old=\"\",state=\"stopped\",subject=\"qemu/100\","
                + "text=\"a \\\"quoted\\\" text, with \\\\ and = and ü\",type=\"guest.status\""
                + " 1770091506789000000",
            "events cluster=\"lab\",id=\""
                + process
                + "-3\",old=\"\",state=\"stopped\",subject=\"qemu/101\","
                + "text=\"two lines and tab\",type=\"guest.status\" 1770091506789000000");
    assertThat(counter("events")).isEqualTo(2);
  }

  @Test
  void aGrafanaBelowAPathIsFoundThere() {
    try (GrafanaLive live = start("/grafana/", 100)) {
      log.append(List.of(change("qemu/1", "")));
      await().until(() -> requests.size() == 1);
      assertThat(live).isNotNull();
    }
    assertThat(requests.get(0).getTarget()).isEqualTo("/grafana/api/live/push/monitorix");
  }

  @Test
  void afterAnOutageWhatWaitsIsSentInOrder() {
    status = 503;
    try (GrafanaLive live = start("/", 100)) {
      log.append(List.of(change("qemu/1", "")));
      await().until(() -> requests.size() > 2);
      log.append(List.of(change("qemu/2", "")));
      status = 200;

      await().until(() -> taken.size() == 2);
      assertThat(live).isNotNull();
    }
    assertThat(taken.get(0)).contains("qemu/1");
    assertThat(taken.get(1)).contains("qemu/2");
    assertThat(counter("retries")).isPositive();
    assertThat(counter("events")).isEqualTo(2);
    assertThat(counter("events_failed")).isZero();
  }

  @Test
  void aTokenThatIsNoneLosesWhatWasSentAndNotWhatComesOnceItIsGood() {
    status = 401;
    try (GrafanaLive live = start("/", 100)) {
      log.append(List.of(change("qemu/1", "")));
      await().until(() -> counter("events_failed") == 1);
      status = 200;
      log.append(List.of(change("qemu/2", "")));

      await().until(() -> taken.size() == 1);
      assertThat(live).isNotNull();
    }
    assertThat(taken.get(0)).contains("qemu/2");
    assertThat(counter("retries")).isZero();
  }

  @Test
  void whatWaitsIsBoundedAndTheOldestGoFirst() {
    status = 503;
    try (GrafanaLive live = start("/", 5)) {
      for (int i = 1; i <= 20; i++) {
        int sent = i;
        log.append(List.of(change("qemu/" + i, "")));
        await().until(() -> counter("events_dropped") + pending() == sent);
      }
      assertThat(counter("events_dropped")).isBetween(14.0, 15.0);
      status = 200;
      await().until(() -> taken.stream().anyMatch(line -> line.contains("qemu/20\"")));
      assertThat(live).isNotNull();
    }
    assertThat(taken).hasSizeBetween(5, 6);
  }

  private double pending() {
    return registry.scrape().stream()
        .filter(
            family ->
                family.getMetadata().getName().equals("monitorix_grafana_live_events_pending"))
        .map(GaugeSnapshot.class::cast)
        .mapToDouble(family -> family.getDataPoints().get(0).getValue())
        .sum();
  }

  @Test
  void whatTheLogHasDroppedMeanwhileIsCounted() {
    try (GrafanaLive live = start("/", 1000)) {
      log.append(IntStream.rangeClosed(1, 150).mapToObj(i -> change("qemu/" + i, "")).toList());

      await().until(() -> taken.size() == 100);
      assertThat(live).isNotNull();
    }
    assertThat(counter("events_dropped")).isEqualTo(50);
  }

  @Test
  void theAdviceSaysWhichTokenIsNeeded() {
    GrafanaProtocol protocol = new GrafanaProtocol();
    assertThat(protocol.advice(401)).contains("grafana.token").contains("service account");
    assertThat(protocol.advice(403)).contains("role");
    assertThat(protocol.advice(400)).isEmpty();
    assertThat(protocol.isPassing(500)).isFalse();
    assertThat(protocol.isPassing(503)).isTrue();
  }
}
