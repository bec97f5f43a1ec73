package io.monitorix.exporter.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.exporter.config.ListenAddress;
import io.monitorix.exporter.config.ProbesConfig;
import io.monitorix.exporter.fixture.TestServer;
import io.monitorix.exporter.probe.IcmpSupport;
import io.monitorix.exporter.probe.Probes;
import io.monitorix.exporter.web.access.WebAccess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProbeRouteTest {

  private final MockWebServer target = new MockWebServer();
  private final Probes probes =
      new Probes(
          ProbesConfig.standard(), IcmpSupport.detect(Map.of(), RandomGenerator.getDefault()));
  private final HttpClient client = HttpClient.newHttpClient();
  private WebServer server;

  @BeforeEach
  void start() throws IOException {
    target.start(InetAddress.getLoopbackAddress(), 0);
    server =
        TestServer.start(
            new ListenAddress("127.0.0.1", 0),
            WebAccess.open(),
            List.of(new Route("/probe", new ProbeRoute(probes))));
  }

  @AfterEach
  void stop() {
    server.close();
    probes.close();
    target.close();
  }

  private HttpResponse<String> get(String query, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/probe?" + query));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private String targetQuery() {
    return "target="
        + URLEncoder.encode("http://127.0.0.1:" + target.getPort() + "/x", StandardCharsets.UTF_8);
  }

  @Test
  void targetIsCheckedByTheModuleAndNoLabelsAreAdded() throws Exception {
    target.enqueue(new MockResponse.Builder().body("ok").build());

    HttpResponse<String> response = get(targetQuery() + "&module=http_post_2xx");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain; version=0.0.4"));
    assertThat(response.body())
        .contains("probe_success 1.0\n", "# TYPE probe_success gauge", "probe_http_status_code 200")
        .doesNotContain("target=");
    assertThat(target.takeRequest().getMethod()).isEqualTo("POST");
  }

  @Test
  void moduleIsHttp2xxWhereNoneIsNamed() throws Exception {
    target.enqueue(new MockResponse.Builder().code(500).build());

    assertThat(get(targetQuery()).body())
        .contains("probe_success 0.0\n", "probe_http_status_code 500");
  }

  @Test
  void whatIsMissingOrUnknownIsABadRequest() throws Exception {
    assertThat(get("target=x&module=gopher").statusCode()).isEqualTo(400);
    assertThat(get("target=x&module=gopher").body()).contains("unknown module 'gopher'");
    assertThat(get("module=http_2xx").statusCode()).isEqualTo(400);
    assertThat(get("target=").statusCode()).isEqualTo(400);
    assertThat(get("target=x", "X-Prometheus-Scrape-Timeout-Seconds", "soon").statusCode())
        .isEqualTo(400);
    assertThat(get("target=x&hostname=a%0Ab").statusCode()).isEqualTo(400);
  }

  @Test
  void scrapersTimeoutEndsTheCheckBeforeIt() throws Exception {
    target.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());

    HttpResponse<String> response =
        get(targetQuery(), "X-Prometheus-Scrape-Timeout-Seconds", "0.8");

    assertThat(response.body()).contains("probe_success 0.0\n").contains("probe_duration_seconds");
  }

  @Test
  void logOfTheCheckIsThereForPersons() throws Exception {
    target.enqueue(new MockResponse.Builder().code(404).build());

    assertThat(get(targetQuery() + "&debug=true").body())
        .contains("GET http://127.0.0.1:" + target.getPort() + "/...")
        .contains("the status 404 is no 2xx", "The check failed.", "probe_success 0.0");
  }

  @Test
  void hostnameIsAskedFor() throws Exception {
    target.enqueue(new MockResponse.Builder().build());

    get(targetQuery() + "&hostname=www.example");

    assertThat(target.takeRequest().getHeaders().get("Host")).isEqualTo("www.example");
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "10, -, PT9.5S",
        "10, PT5S, PT5S",
        "3, PT5S, PT2.5S",
        "0.3, -, PT0.3S",
        "0, PT5S, PT5S",
        "-, PT5S, PT5S",
        "-, -, PT1M59.5S",
      },
      nullValues = "-")
  void shorterTimeoutCounts(
      @Nullable String header, @Nullable Duration ofModule, Duration expected) {
    assertThat(ProbeRoute.timeout(header, ofModule)).isEqualTo(expected);
  }
}
