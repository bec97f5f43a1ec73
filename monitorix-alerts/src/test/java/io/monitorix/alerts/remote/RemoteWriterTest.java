package io.monitorix.alerts.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.monitorix.alerts.remote.delivery.Endpoint;
import io.monitorix.alerts.remote.delivery.OutboxObserver;
import io.monitorix.alerts.remote.delivery.QueueSettings;
import io.monitorix.alerts.storage.StaleMarker;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RemoteWriterTest {

  private static final Instant NOW = Instant.parse("2026-03-04T05:06:07.089Z");
  private static final Labels LAB = Labels.of("job", "pve", "instance", "lab");

  private final Receiver receiver = new Receiver();

  @AfterEach
  void close() {
    receiver.close();
  }

  private RemoteWriter writer(int perSend, Labels external, @Nullable Duration describeEvery) {
    return RemoteWriter.start(
        new RemoteWriteSettings(
            "test",
            Endpoint.of(receiver.url(), Duration.ofSeconds(10)),
            new QueueSettings(1000, perSend, Duration.ofMillis(1), Duration.ofMillis(2)),
            external,
            describeEvery),
        OutboxObserver.none(),
        InstantSource.fixed(NOW),
        new Random(1));
  }

  private RemoteWriter writer() {
    return writer(100, Labels.EMPTY, null);
  }

  private static GaugeSnapshot gauge(String name, double value, Labels... labels) {
    GaugeSnapshot.Builder gauge = GaugeSnapshot.builder().name(name).help("Help of " + name);
    for (Labels each : labels) {
      gauge.dataPoint(GaugeDataPointSnapshot.builder().labels(each).value(value).build());
    }
    return gauge.build();
  }

  private static MetricSnapshots set(MetricSnapshot... metrics) {
    return MetricSnapshots.of(metrics);
  }

  private void receives(String... samples) {
    await().untilAsserted(() -> assertThat(receiver.texts()).containsExactly(samples));
  }

  @Test
  void sampleArrivesWithSortedLabelsAndTheTimeInMilliseconds() {
    try (RemoteWriter writer = writer()) {
      writer.append(NOW, set(gauge("pve_up", 1, Labels.of("id", "node/pve1"))), LAB);

      receives("pve_up{id=\"node/pve1\",instance=\"lab\",job=\"pve\"} 1.0");
      assertThat(receiver.samples().get(0).labels().keySet())
          .containsExactly("__name__", "id", "instance", "job");
      assertThat(receiver.samples().get(0).timestampMillis()).isEqualTo(NOW.toEpochMilli());
    }
  }

  @Test
  void requestHasTheHeadersOfTheSpecification() {
    try (RemoteWriter writer = writer()) {
      writer.append(NOW, set(gauge("pve_up", 1, Labels.EMPTY)), LAB);

      await().until(() -> !receiver.requests().isEmpty());
      var headers = receiver.requests().get(0).getHeaders();
      assertThat(headers.get("Content-Type")).isEqualTo("application/x-protobuf");
      assertThat(headers.get("Content-Encoding")).isEqualTo("snappy");
      assertThat(headers.get("X-Prometheus-Remote-Write-Version")).isEqualTo("0.1.0");
      assertThat(headers.get("User-Agent")).startsWith("Monitorix");
    }
  }

  @Test
  void labelOfTheSourceWinsAndExternalLabelsGiveWay() {
    Labels external = Labels.of("site", "berlin", "id", "none", "zone", "a");
    try (RemoteWriter writer = writer(100, external, null)) {
      Labels own = Labels.of("id", "qemu/1", "job", "own", "empty", "");
      writer.append(NOW, set(gauge("pve_up", 1, own)), LAB);

      receives(
          "pve_up{exported_job=\"own\",id=\"qemu/1\",instance=\"lab\",job=\"pve\","
              + "site=\"berlin\",zone=\"a\"} 1.0");
    }
  }

  @Test
  void gaugeAndCounterOfNearlyTheSameNameBothArrive() {
    CounterSnapshot counter =
        CounterSnapshot.builder()
            .name("pve_bytes")
            .dataPoint(CounterDataPointSnapshot.builder().value(5).build())
            .build();
    try (RemoteWriter writer = writer()) {
      writer.append(NOW, List.of(set(counter), set(gauge("pve_bytes", 5, Labels.EMPTY))), LAB);

      receives(
          "pve_bytes_total{instance=\"lab\",job=\"pve\"} 5.0",
          "pve_bytes{instance=\"lab\",job=\"pve\"} 5.0");
    }
  }

  @Test
  void seriesThatComesTwiceIsSentOnce() {
    try (RemoteWriter writer = writer()) {
      MetricSnapshots set = set(gauge("pve_up", 1, Labels.EMPTY));
      writer.append(NOW, List.of(set, set), LAB);

      receives("pve_up{instance=\"lab\",job=\"pve\"} 1.0");
    }
  }

  @Test
  void vanishedSeriesBecomesStaleOnce() {
    Labels one = Labels.of("id", "1");
    Labels two = Labels.of("id", "2");
    try (RemoteWriter writer = writer()) {
      writer.append(NOW, set(gauge("up", 1, one, two)), LAB);
      writer.append(NOW.plusSeconds(15), set(gauge("up", 1, one)), LAB);
      writer.append(NOW.plusSeconds(30), set(gauge("up", 1, one)), LAB);

      receives(
          "up{id=\"1\",instance=\"lab\",job=\"pve\"} 1.0",
          "up{id=\"2\",instance=\"lab\",job=\"pve\"} 1.0",
          "up{id=\"1\",instance=\"lab\",job=\"pve\"} 1.0",
          "up{id=\"2\",instance=\"lab\",job=\"pve\"} stale",
          "up{id=\"1\",instance=\"lab\",job=\"pve\"} 1.0");
      assertThat(receiver.samples().get(3).timestampMillis())
          .isEqualTo(NOW.plusSeconds(15).toEpochMilli());
    }
  }

  @Test
  void sourceThatIsGoneBecomesStaleAndOthersDoNot() {
    Labels other = Labels.of("job", "pve", "instance", "branch");
    try (RemoteWriter writer = writer()) {
      writer.append(NOW, set(gauge("up", 1, Labels.EMPTY)), LAB);
      writer.append(NOW, set(gauge("up", 1, Labels.EMPTY)), other);
      writer.append(NOW.plusSeconds(15), List.of(), LAB);

      receives(
          "up{instance=\"lab\",job=\"pve\"} 1.0",
          "up{instance=\"branch\",job=\"pve\"} 1.0",
          "up{instance=\"lab\",job=\"pve\"} stale");
    }
  }

  @Test
  void valueThatIsNoNumberIsNotTakenForStale() {
    try (RemoteWriter writer = writer()) {
      double disguised = Double.longBitsToDouble(0x7ff0000000000002L);
      writer.append(NOW, set(gauge("up", disguised, Labels.EMPTY)), LAB);

      receives("up{instance=\"lab\",job=\"pve\"} NaN");
    }
  }

  @Test
  void requestHoldsNoMoreSamplesThanAllowed() {
    Labels[] labels =
        IntStream.range(0, 250).mapToObj(i -> Labels.of("id", "qemu/" + i)).toArray(Labels[]::new);
    try (RemoteWriter writer = writer(100, Labels.EMPTY, null)) {
      writer.append(NOW, set(gauge("up", 1, labels)), LAB);

      await().until(() -> receiver.samples().size() == 250);
      assertThat(receiver.requests()).hasSize(3);
    }
  }

  @Test
  void metricsAreDescribedAtFirstAndThenNowAndAgain() {
    CounterSnapshot counter =
        CounterSnapshot.builder()
            .name("sent")
            .help("How much.")
            .dataPoint(CounterDataPointSnapshot.builder().value(5).build())
            .build();
    MetricSnapshots set = set(counter, gauge("up", 1, Labels.EMPTY));
    try (RemoteWriter writer = writer(100, Labels.EMPTY, Duration.ofMinutes(1))) {
      for (int second = 0; second <= 60; second += 15) {
        writer.append(NOW.plusSeconds(second), set, LAB);
      }

      var sent = new Receiver.Description(1, "sent_total", "How much.", "");
      var up = new Receiver.Description(2, "up", "Help of up", "");
      await()
          .untilAsserted(
              () -> assertThat(receiver.descriptions()).containsExactly(sent, up, sent, up));
    }
  }

  @Test
  void failureIsSentAgainInOrderAndWithTheSameBody() {
    receiver.answer(503, "busy").answer(429, "slow down");
    try (RemoteWriter writer = writer()) {
      writer.append(NOW, set(gauge("up", 1, Labels.EMPTY)), LAB);
      writer.append(NOW.plusSeconds(15), set(gauge("up", 2, Labels.EMPTY)), LAB);

      receives("up{instance=\"lab\",job=\"pve\"} 1.0", "up{instance=\"lab\",job=\"pve\"} 2.0");
      assertThat(receiver.requests()).hasSize(4);
    }
  }

  @Test
  void writerThatClosesSendsWhatWaits() {
    try (RemoteWriter writer = writer()) {
      for (int i = 0; i < 20; i++) {
        writer.append(NOW.plusSeconds(i), set(gauge("up", i, Labels.EMPTY)), LAB);
      }
    }

    assertThat(receiver.samples()).hasSize(20);
  }

  @Test
  void singleSamplesGoAsTheyAreWithTheExternalLabelsThatTheyLack() {
    try (RemoteWriter writer = writer(100, Labels.of("alertname", "no", "site", "berlin"), null)) {
      io.monitorix.alerts.labels.Labels alert =
          io.monitorix.alerts.labels.Labels.of("__name__", "ALERTS", "alertname", "A");
      writer.write(
          to -> {
            to.add(alert, 1_000, 1);
            to.add(alert, 2_000, StaleMarker.VALUE);
          });

      receives(
          "ALERTS{alertname=\"A\",site=\"berlin\"} 1.0",
          "ALERTS{alertname=\"A\",site=\"berlin\"} stale");
      assertThat(receiver.samples().get(1).timestampMillis()).isEqualTo(2_000);
    }
  }
}
