package io.monitorix.exporter.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatObject;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.monitorix.exporter.config.EndpointConfig;
import io.monitorix.exporter.config.OtlpConfig;
import io.monitorix.exporter.config.PushConfig;
import io.monitorix.exporter.config.RemoteWriteConfig;
import io.monitorix.exporter.config.Secret;
import io.monitorix.exporter.fixture.VirtualClock;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsPartialSuccess;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xerial.snappy.Snappy;

class PusherTest {

  private static final Duration SOON = Duration.ofMillis(20);
  private static final long STALE = 0x7ff0000000000002L;

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final VirtualClock clock = new VirtualClock();
  private final MockWebServer server = new MockWebServer();
  private final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();
  private final List<String> written = new CopyOnWriteArrayList<>();
  private volatile List<JobMetrics> current =
      List.of(job("pve", "lab", 1), job("monitorix", "monitorix", 2));

  @BeforeEach
  void open() throws IOException {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            requests.add(request);
            byte[] body = request.getBody() == null ? new byte[0] : request.getBody().toByteArray();
            written.addAll(samples(body));
            return new MockResponse.Builder().build();
          }
        });
    server.start();
  }

  @AfterEach
  void close() {
    server.close();
  }

  /** Each sample as its labels, sorted, and its value. */
  private static List<String> samples(byte[] body) {
    List<String> samples = new CopyOnWriteArrayList<>();
    try {
      CodedInputStream in = CodedInputStream.newInstance(Snappy.uncompress(body));
      for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
        CodedInputStream series = in.readBytes().newCodedInput();
        Map<String, String> labels = new TreeMap<>();
        for (int field = series.readTag(); field != 0; field = series.readTag()) {
          CodedInputStream pair = series.readBytes().newCodedInput();
          pair.readTag();
          if (WireFormat.getTagFieldNumber(field) == 1) {
            String name = pair.readString();
            pair.readTag();
            labels.put(name, pair.readString());
          } else {
            long bits = pair.readFixed64();
            samples.add(labels + (bits == STALE ? " stale" : " " + Double.longBitsToDouble(bits)));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return samples;
  }

  private static JobMetrics job(String job, String instance, double value) {
    GaugeSnapshot up =
        GaugeSnapshot.builder()
            .name("up")
            .dataPoint(GaugeDataPointSnapshot.builder().value(value).build())
            .build();
    return new JobMetrics(job, instance, List.of(MetricSnapshots.of(up)));
  }

  private static EndpointConfig endpoint(URI url) {
    return new EndpointConfig(
        url,
        Duration.ofSeconds(10),
        Map.of("X-Scope-OrgID", new Secret("tenant")),
        new EndpointConfig.Login.Authorization("Bearer", new Secret("sesame")),
        EndpointConfig.Tls.SYSTEM);
  }

  private RemoteWriteConfig remoteWrite(String name, EndpointConfig endpoint) {
    return new RemoteWriteConfig(
        name,
        endpoint,
        RemoteWriteConfig.Sent.ALL,
        SOON,
        Map.of("site", "berlin"),
        RemoteWriteConfig.Queue.DEFAULT,
        new RemoteWriteConfig.Metadata(false, Duration.ofMinutes(1)));
  }

  private Pusher start(PushConfig config) {
    // The clock moves on by itself: times of one series must grow.
    MetricsSource source =
        () -> {
          clock.advance(Duration.ofSeconds(15));
          return current;
        };
    return Pusher.start(config, source, registry, clock, new Random(1));
  }

  private Pusher startRemoteWrite() {
    RemoteWriteConfig receiver = remoteWrite("here", endpoint(server.url("/write").uri()));
    return start(new PushConfig(List.of(receiver), Optional.empty()));
  }

  private static OtlpConfig otlp(OtlpReceiver receiver) {
    return new OtlpConfig(
        endpoint(receiver.url()), SOON, Map.of("service.name", "monitorix", "zone", "a"));
  }

  private double metric(String name) {
    for (MetricSnapshot metric : registry.scrape()) {
      if (metric.getMetadata().getName().equals(name)) {
        for (DataPointSnapshot point : metric.getDataPoints()) {
          return point instanceof CounterSnapshot.CounterDataPointSnapshot counter
              ? counter.getValue()
              : ((GaugeDataPointSnapshot) point).getValue();
        }
      }
    }
    return Double.NaN;
  }

  @Test
  void everyJobIsWrittenWithItsLabelsAndTheExternalOnes() {
    try (Pusher pusher = startRemoteWrite()) {
      assertThat(pusher).isNotNull();
      await()
          .untilAsserted(
              () ->
                  assertThat(written)
                      .contains(
                          "{__name__=up, instance=lab, job=pve, site=berlin} 1.0",
                          "{__name__=up, instance=monitorix, job=monitorix, site=berlin} 2.0"));
    }
    assertThat(requests.get(0).getHeaders().get("Authorization")).isEqualTo("Bearer sesame");
    assertThat(requests.get(0).getHeaders().get("X-Scope-OrgID")).isEqualTo("tenant");
  }

  @Test
  void targetThatIsGoneBecomesStale() {
    try (Pusher pusher = startRemoteWrite()) {
      assertThat(pusher).isNotNull();
      await().until(() -> !written.isEmpty());
      current = List.of(job("monitorix", "monitorix", 2));

      await()
          .untilAsserted(
              () ->
                  assertThat(written)
                      .contains("{__name__=up, instance=lab, job=pve, site=berlin} stale"));
    }
  }

  @Test
  void pushingIsCounted() {
    try (Pusher pusher = startRemoteWrite()) {
      assertThat(pusher).isNotNull();
      await().until(() -> metric("monitorix_remote_write_samples") >= 2);
      assertThat(metric("monitorix_remote_write_samples_failed")).isZero();
      assertThat(metric("monitorix_remote_write_samples_dropped")).isZero();
      assertThat(metric("monitorix_remote_write_retries")).isZero();
      assertThat(metric("monitorix_remote_write_highest_sent_timestamp_seconds"))
          .isBetween(1.76e9, 1.80e9);
    }
    assertThat(metric("monitorix_remote_write_samples_pending")).isZero();
  }

  @Test
  void receiverThatIsDownCostsTheOtherNothing() throws IOException {
    MockWebServer down = new MockWebServer();
    down.start();
    URI nobody = down.url("/").uri();
    down.close();
    PushConfig both =
        new PushConfig(
            List.of(
                remoteWrite("down", endpoint(nobody)),
                remoteWrite("here", endpoint(server.url("/write").uri()))),
            Optional.empty());
    try (Pusher pusher = start(both)) {
      assertThat(pusher).isNotNull();
      await().until(() -> written.size() >= 6);
    }
  }

  @Test
  void sourceThatFailsOnceIsAskedAgain() {
    MetricsSource failing =
        new MetricsSource() {
          private boolean failed;

          @Override
          public List<JobMetrics> current() {
            if (!failed) {
              failed = true;
              throw new IllegalStateException("once");
            }
            return current;
          }
        };
    RemoteWriteConfig receiver = remoteWrite("here", endpoint(server.url("/write").uri()));
    PushConfig config = new PushConfig(List.of(receiver), Optional.empty());
    try (Pusher pusher = Pusher.start(config, failing, registry, clock, new Random(1))) {
      assertThat(pusher).isNotNull();
      await().until(() -> !written.isEmpty());
    }
  }

  @Test
  void otlpReceiverGetsEveryJob() {
    try (OtlpReceiver receiver = new OtlpReceiver();
        Pusher pusher = start(new PushConfig(List.of(), Optional.of(otlp(receiver))))) {
      assertThat(pusher).isNotNull();
      await().until(() -> receiver.taken().size() >= 2);

      assertThat(receiver.taken().stream().limit(2))
          .extracting(
              request ->
                  OtlpReceiver.attributes(
                      request.getResourceMetrics(0).getResource().getAttributesList()))
          .containsExactly(
              Map.of("service.name", "monitorix", "service.instance.id", "lab", "zone", "a"),
              Map.of("service.name", "monitorix", "service.instance.id", "monitorix", "zone", "a"));
      var headers = receiver.requests().get(0).getHeaders();
      assertThat(headers.get("Content-Type")).isEqualTo("application/x-protobuf");
      assertThat(headers.get("Content-Encoding")).isEqualTo("gzip");
      assertThat(headers.get("Authorization")).isEqualTo("Bearer sesame");
    }
  }

  @Test
  void otlpTriesAgainOnlyWhatItsSpecificationNames() {
    try (OtlpReceiver receiver = new OtlpReceiver()) {
      receiver.answer(503, new byte[0]);
      receiver.answer(500, new byte[0]);
      try (Pusher pusher = start(new PushConfig(List.of(), Optional.of(otlp(receiver))))) {
        assertThat(pusher).isNotNull();
        await().until(() -> metric("monitorix_otlp_samples_failed") == 1);
        assertThat(metric("monitorix_otlp_retries")).isEqualTo(1);
      }
    }
  }

  @Test
  void pointsThatOtlpRejectsCountAsFailed() {
    byte[] partial =
        ExportMetricsServiceResponse.newBuilder()
            .setPartialSuccess(
                ExportMetricsPartialSuccess.newBuilder()
                    .setErrorMessage("too old")
                    .setRejectedDataPoints(1))
            .build()
            .toByteArray();
    try (OtlpReceiver receiver = new OtlpReceiver()) {
      receiver.answer(200, partial);
      try (Pusher pusher = start(new PushConfig(List.of(), Optional.of(otlp(receiver))))) {
        assertThat(pusher).isNotNull();
        await().until(() -> metric("monitorix_otlp_samples_failed") == 1);
      }
    }
  }

  @Test
  void fileOfCertificatesThatCannotBeUsedEndsTheStart() {
    EndpointConfig broken =
        new EndpointConfig(
            URI.create("https://receiver.example/"),
            Duration.ofSeconds(1),
            Map.of(),
            new EndpointConfig.Login.None(),
            new EndpointConfig.Tls(
                Optional.of(Path.of("missing.pem")), Optional.empty(), Optional.empty(), false));

    assertThatThrownBy(
            () -> start(new PushConfig(List.of(remoteWrite("a", broken)), Optional.empty())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is no file missing.pem");
  }

  @Test
  void nothingRunsWithoutReceivers() {
    try (Pusher pusher = start(PushConfig.NONE)) {
      assertThat(pusher).isNotNull();
      assertThat(registry.scrape().size()).isZero();
    }
  }

  @Test
  void labelsOfAJobAreThoseOfAScrape() {
    assertThatObject(job("pbs", "store", 1).labels())
        .isEqualTo(Labels.of("job", "pbs", "instance", "store"));
  }
}
