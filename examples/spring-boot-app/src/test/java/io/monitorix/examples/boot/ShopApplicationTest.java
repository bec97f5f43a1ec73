package io.monitorix.examples.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.monitorix.client.pve.PveClient;
import io.monitorix.examples.simulator.PveSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The program as it is, with a webhook and a simulated cluster around it. */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {"monitorix.alerts.interval=500ms", "monitorix.alerts.evaluation-interval=1s"})
@ActiveProfiles("lab")
class ShopApplicationTest {

  private static final Duration LONG = Duration.ofSeconds(90);

  private static final List<String> TOLD = new CopyOnWriteArrayList<>();
  private static final MockWebServer HOOK = new MockWebServer();
  private static final PveSimulator PVE = PveSimulator.builder().size(2, 4).start();

  @TempDir private static Path data;

  @LocalServerPort private int port;
  @Autowired private PveClient pve;

  @DynamicPropertySource
  static void surroundings(DynamicPropertyRegistry registry) throws IOException {
    HOOK.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            TOLD.add(request.getBody() == null ? "" : request.getBody().utf8());
            return new MockResponse.Builder().build();
          }
        });
    HOOK.start();
    registry.add("shop.hook", () -> HOOK.url("/hook").toString());
    registry.add("monitorix.data-dir", () -> data);
    registry.add("lab.server", () -> PVE.url().toString());
    registry.add("lab.token-secret", () -> PVE.auditor().secret());
    registry.add("lab.fingerprint", PVE::fingerprint);
  }

  @AfterAll
  static void endSurroundings() {
    HOOK.close();
    PVE.close();
  }

  private URI uri(String path) {
    return URI.create("http://localhost:" + port + path);
  }

  private HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(uri(path)));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void theShopAlertsOnItsOwnRequests() {
    assertThat(get("/orders/7").body()).isEqualTo("{\"id\":7,\"state\":\"sent\"}");
    assertThat(get("/degraded").body()).doesNotContain("RequestsFail");

    await()
        .atMost(LONG)
        .untilAsserted(
            () -> {
              assertThat(get("/orders/0").statusCode()).isEqualTo(500);
              assertThat(TOLD)
                  .anySatisfy(
                      body ->
                          assertThat(body)
                              .contains("RequestsFail")
                              .contains("/orders/{id} fails")
                              .contains("\"severity\":\"critical\""));
            });

    assertThat(get("/degraded").body()).contains("RequestsFail");
    assertThat(get("/actuator/monitorix/alerts").body())
        .contains("\"name\":\"RequestsFail\"")
        .contains("\"state\":\"firing\"");

    HttpResponse<String> silence =
        send(
            HttpRequest.newBuilder(uri("/actuator/monitorix/silences"))
                .header("Content-Type", "application/json")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "{\"matchers\": \"alertname=\\\"RequestsFail\\\"\","
                            + " \"duration\": \"2h\", \"comment\": \"we know\"}")));
    assertThat(silence.statusCode()).as(silence.body()).isEqualTo(200);
    assertThat(get("/actuator/monitorix/silences").body()).contains("\"comment\":\"we know\"");
    Matcher id = Pattern.compile("\"id\":\"([^\"]+)\"").matcher(silence.body());
    assertThat(id.find()).isTrue();
    assertThat(
            send(HttpRequest.newBuilder(uri("/actuator/monitorix/silences/" + id.group(1)))
                    .DELETE())
                .statusCode())
        .isEqualTo(204);
    assertThat(get("/actuator/monitorix/silences").body()).isEqualTo("[]");
    assertThat(
            send(HttpRequest.newBuilder(uri("/actuator/monitorix/silences/none")).DELETE())
                .statusCode())
        .isEqualTo(400);
  }

  @Test
  void theClusterIsInTheMetricsAndInTheHealthOfTheShop() {
    await()
        .atMost(LONG)
        .untilAsserted(
            () ->
                assertThat(get("/actuator/prometheus").body())
                    .contains("pve_up{cluster=\"lab\",id=\"node/pve1\"} 1")
                    .contains("http_server_requests_seconds_count")
                    .contains("proxmox_client_calls_seconds_count")
                    .contains("monitorix_leader 1"));
    assertThat(pve.version().execute().version()).startsWith("8");
    assertThat(get("/actuator/prometheus").body())
        .contains("proxmox_client_request_seconds_count{")
        .contains("endpoint=\"/version\"");
    assertThat(get("/actuator/health").body())
        .contains("\"monitorix\"")
        .contains("\"targets\"")
        .contains("\"lab\"");
    assertThat(get("/actuator/monitorix/targets").body())
        .contains("\"up\":true")
        .contains("\"nodes\":2");
    assertThat(get("/actuator/monitorix/rules").body())
        .contains("RequestsFail")
        .contains("shipped/guests.yml");
  }
}
