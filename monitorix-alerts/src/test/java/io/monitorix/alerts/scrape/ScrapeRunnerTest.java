package io.monitorix.alerts.scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.monitorix.alerts.remote.delivery.ClientTls;
import io.monitorix.alerts.scrape.config.FileSd;
import io.monitorix.alerts.scrape.config.HttpAccess;
import io.monitorix.alerts.scrape.config.HttpSd;
import io.monitorix.alerts.scrape.config.ScrapeConfig;
import io.monitorix.alerts.scrape.config.ScrapeLimits;
import io.monitorix.alerts.scrape.config.ScrapeProtocol;
import io.monitorix.alerts.scrape.config.ScrapeRequest;
import io.monitorix.alerts.scrape.config.TargetGroup;
import io.monitorix.alerts.scrape.config.TargetSources;
import io.monitorix.alerts.series.SeriesStore;
import io.monitorix.alerts.series.SeriesStoreOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import okio.Buffer;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScrapeRunnerTest {

  private static final Duration OFTEN = Duration.ofMillis(500);

  private final SeriesStore store = SeriesStore.open(SeriesStoreOptions.DEFAULTS);
  private final ScrapeRunner runner = ScrapeRunner.start(store, InstantSource.system());
  private final MockWebServer server = new MockWebServer();

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void close() {
    runner.close();
    store.close();
    server.close();
  }

  private void answer(MockResponse response) {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return response;
          }
        });
  }

  private static MockResponse.Builder text(String body) {
    return new MockResponse.Builder()
        .addHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
        .body(body);
  }

  private String address() {
    return "localhost:" + server.getPort();
  }

  private ScrapeConfig job(String... addresses) {
    return ScrapeConfig.of("job", TargetSources.of(addresses)).every(OFTEN, OFTEN);
  }

  private void apply(ScrapeConfig... configs) {
    runner.manager().apply(List.of(configs));
  }

  /** The first target once it is like that; a busy machine may need several scrapes. */
  private TargetStatus once(Predicate<TargetStatus> state) {
    return await()
        .atMost(Duration.ofSeconds(15))
        .until(() -> runner.manager().status().get(0).active().get(0), state);
  }

  @Test
  void asksAsPrometheusDoes() throws InterruptedException {
    answer(text("a 1\n").build());
    ScrapeRequest request =
        ScrapeRequest.DEFAULTS.with(
            HttpAccess.PLAIN.withBasicAuth("me", "secret").withHeader("X-Scope", "one"));
    apply(job(address()).asking(request).every(OFTEN, Duration.ofMillis(250)));

    once(target -> target.health() == Health.UP);

    RecordedRequest asked = server.takeRequest(5, TimeUnit.SECONDS);
    assertThat(asked.getTarget()).isEqualTo("/metrics");
    assertThat(asked.getHeaders().get("Accept"))
        .isEqualTo(
            "application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,"
                + "application/openmetrics-text;version=0.0.1;q=0.5,"
                + "text/plain;version=1.0.0;escaping=allow-utf-8;q=0.4,"
                + "text/plain;version=0.0.4;q=0.3,*/*;q=0.2");
    assertThat(asked.getHeaders().get("Accept-Encoding")).isEqualTo("gzip");
    assertThat(asked.getHeaders().get("User-Agent")).startsWith("Monitorix");
    assertThat(asked.getHeaders().get("X-Prometheus-Scrape-Timeout-Seconds")).isEqualTo("0.25");
    assertThat(asked.getHeaders().get("Authorization")).isEqualTo("Basic bWU6c2VjcmV0");
    assertThat(asked.getHeaders().get("X-Scope")).isEqualTo("one");
    assertThat(request.toString()).doesNotContain("bWU6c2VjcmV0", "one");
  }

  @Test
  void whatIsPackedIsUnpacked() throws IOException {
    Buffer packed = new Buffer();
    try (var gzip = Okio.buffer(new GzipSink(packed))) {
      gzip.writeUtf8("a 1\n# EOF\n");
    }
    answer(
        new MockResponse.Builder()
            .addHeader("Content-Type", "application/openmetrics-text; version=1.0.0")
            .addHeader("Content-Encoding", "gzip")
            .body(packed)
            .build());
    apply(job(address()));

    once(target -> target.health() == Health.UP);
    assertThat(Stored.values(store, "a")).contains("1.0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200 | text/html   | a 1 | the answer has Content-Type 'text/html', which is no format",
        "404 | text/plain  | a 1 | server returned HTTP status 404",
        "200 | text/plain  | ?   | line 1, column 1: expected the name of a metric",
        "200 | application/openmetrics-text | a 1 | the text ends without '# EOF'",
      })
  void whatIsWrongWithAnAnswerIsTold(int status, String type, String body, String error) {
    answer(
        new MockResponse.Builder()
            .code(status)
            .addHeader("Content-Type", type)
            .body(body + "\n")
            .build());
    apply(job(address()));

    once(target -> target.health() == Health.DOWN && target.lastError().contains(error));
    assertThat(Stored.values(store, "up")).contains("0.0").doesNotContain("1.0");
  }

  @Test
  void aFormatIsAssumedWhereThatIsWished() {
    answer(new MockResponse.Builder().addHeader("Content-Type", "x/y").body("a 1\n").build());
    ScrapeRequest request =
        new ScrapeRequest(
            "http",
            "/metrics",
            Map.of(),
            ScrapeProtocol.DEFAULTS,
            Optional.of(ScrapeProtocol.PROMETHEUS_0_0_4),
            false,
            HttpAccess.PLAIN);
    apply(job(address()).asking(request));

    once(target -> target.health() == Health.UP);
  }

  @Test
  void oneThatIsSlowOrEndlessHarmsNoOther() throws IOException {
    try (MockWebServer hostile = new MockWebServer()) {
      hostile.start();
      hostile.setDispatcher(
          new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
              return request.getTarget().startsWith("/slow")
                  ? text("a 1\n".repeat(1000)).throttleBody(10, 1, TimeUnit.SECONDS).build()
                  : text("a{b=\"" + "x".repeat(1 << 20) + "\"} 1\n").build();
            }
          });
      answer(text("a 1\n").build());
      String address = "localhost:" + hostile.getPort();
      ScrapeConfig slow =
          ScrapeConfig.of(
                  "slow",
                  new TargetSources(
                      List.of(
                          new TargetGroup(List.of(address), Map.of("__metrics_path__", "/slow"))),
                      List.of(),
                      List.of()))
              .every(OFTEN, OFTEN);
      ScrapeConfig large =
          ScrapeConfig.of("large", TargetSources.of(address))
              .every(OFTEN, OFTEN)
              .with(new ScrapeLimits(100_000, 0, 0, 0, 0, 0));
      apply(job(address()), slow, large);

      await()
          .atMost(Duration.ofSeconds(15))
          .until(
              () ->
                  runner.manager().status().stream()
                          .allMatch(pool -> pool.counts().succeeded() + pool.counts().failed() > 1)
                      && runner.manager().status().get(0).counts().succeeded() > 2);
      List<PoolStatus> pools = runner.manager().status();
      assertThat(pools.get(0).counts().failed()).isZero();
      assertThat(pools.get(1).active().get(0).lastError())
          .isEqualTo("no complete answer within 500ms");
      assertThat(pools.get(2).active().get(0).lastError())
          .isEqualTo("body size limit exceeded: more than 100000 bytes");
    }
  }

  @Test
  void nobodyThere() {
    int port = server.getPort();
    server.close();
    apply(job("localhost:" + port, "no-such-host.invalid:1"));

    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () ->
                assertThat(runner.manager().status().get(0).active())
                    .allMatch(target -> target.health() == Health.DOWN));
    assertThat(runner.manager().status().get(0).active())
        .extracting(TargetStatus::lastError)
        .satisfiesExactly(
            refused -> assertThat(refused).containsIgnoringCase("connect"),
            unknown -> assertThat(unknown).isNotBlank());
  }

  @Test
  void certificatesAreCheckedUnlessToldOtherwise() {
    HeldCertificate certificate =
        new HeldCertificate.Builder().addSubjectAlternativeName("other.example").build();
    server.useHttps(
        new HandshakeCertificates.Builder()
            .heldCertificate(certificate)
            .build()
            .sslSocketFactory());
    answer(text("a 1\n").build());
    ScrapeRequest https =
        new ScrapeRequest(
            "https",
            "/metrics",
            Map.of(),
            ScrapeProtocol.DEFAULTS,
            Optional.empty(),
            true,
            HttpAccess.PLAIN);
    Duration patient = Duration.ofSeconds(3);
    apply(job(address()).asking(https).every(patient, patient));
    once(target -> target.lastError().contains("certificat"));

    apply(
        job(address())
            .asking(https.with(HttpAccess.PLAIN.with(new ClientTls(null, null, null, true))))
            .every(patient, patient));
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> runner.manager().status().get(0).counts().succeeded() > 0);
  }

  @Test
  void redirectsAreFollowedUnlessToldOtherwise() {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return request.getTarget().equals("/metrics")
                ? new MockResponse.Builder().code(302).addHeader("Location", "/there").build()
                : text("a 1\n").build();
          }
        });
    apply(job(address()));
    once(target -> target.health() == Health.UP);

    HttpAccess staying = new HttpAccess(Map.of(), ClientTls.SYSTEM, false, true, null);
    apply(job(address()).asking(ScrapeRequest.DEFAULTS.with(staying)));
    once(target -> target.lastError().startsWith("server returned HTTP status 302"));
  }

  @Test
  void targetsComeAndGoWithTheListOfAUrl() throws InterruptedException {
    AtomicReference<String> list =
        new AtomicReference<>("[{\"targets\": [\"a:1\"],\n\t\"labels\": {\"env\": \"x\"}}]");
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            String now = String.valueOf(list.get());
            return new MockResponse.Builder()
                .code(now.isEmpty() ? 503 : 200)
                .addHeader("Content-Type", "application/json; charset=utf-8")
                .body(now)
                .build();
          }
        });
    URI url = URI.create("http://" + address() + "/list?key=secret");
    HttpSd sd = new HttpSd(url, Duration.ofMillis(400), HttpAccess.PLAIN);
    apply(
        ScrapeConfig.of("sd", new TargetSources(List.of(), List.of(), List.of(sd)))
            .every(Duration.ofMinutes(5), OFTEN));

    await().atMost(Duration.ofSeconds(10)).until(() -> active().contains("a:1"));
    assertThat(server.takeRequest().getHeaders().get("X-Prometheus-Refresh-Interval-Seconds"))
        .isEqualTo("0.4");
    assertThat(runner.manager().status().get(0).active().get(0).target().discovered())
        .satisfies(
            labels -> {
              assertThat(labels.get("__meta_url")).isEqualTo(url.toString());
              assertThat(labels.get("env")).isEqualTo("x");
            });

    ScrapeConfig changed =
        ScrapeConfig.of("sd", new TargetSources(List.of(), List.of(), List.of(sd)))
            .every(Duration.ofMinutes(4), OFTEN);
    list.set("");
    apply(changed);
    assertThat(active()).containsExactly("a:1");
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> !runner.manager().status().get(0).problems().isEmpty());
    assertThat(active()).containsExactly("a:1");
    assertThat(runner.manager().status().get(0).problems().get(0))
        .contains("503")
        .doesNotContain("secret");

    list.set("[]");
    await().atMost(Duration.ofSeconds(10)).until(() -> active().isEmpty());
  }

  private List<String> active() {
    return runner.manager().status().get(0).active().stream()
        .map(target -> target.target().labels().get("instance"))
        .toList();
  }

  @Test
  void targetsComeAndGoWithTheirFiles(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("a.json");
    Files.writeString(file, "[{\"targets\": [\"a:1\", \"b:1\"]}]");
    FileSd sd = new FileSd(List.of(folder.resolve("*.json")), Duration.ofMillis(500));
    apply(
        ScrapeConfig.of("sd", new TargetSources(List.of(), List.of(sd), List.of()))
            .every(Duration.ofMinutes(5), OFTEN));
    assertThat(active()).containsExactly("a:1", "b:1");

    Files.writeString(file, "[{\"targets\": [\"a:1\"");
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> !runner.manager().status().get(0).problems().isEmpty());
    assertThat(active()).containsExactly("a:1", "b:1");
    assertThat(runner.manager().status().get(0).problems().get(0)).startsWith(file + ":1:");

    Files.writeString(folder.resolve("b.json"), "[{\"targets\": [\"c:1\"]}]");
    Files.delete(file);
    await().atMost(Duration.ofSeconds(10)).until(() -> active().equals(List.of("c:1")));
    assertThat(runner.manager().status().get(0).problems()).isEmpty();
  }
}
