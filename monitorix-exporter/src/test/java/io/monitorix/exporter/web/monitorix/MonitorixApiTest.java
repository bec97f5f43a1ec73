package io.monitorix.exporter.web.monitorix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.monitorix.exporter.fixture.RoutingServer;
import io.monitorix.exporter.web.api.Answers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MonitorixApiTest {

  private static final String CONFIG =
      """
      route:
        receiver: nobody
        group_by: [cluster]
        routes:
        - {receiver: hook, matchers: [cluster=lab], group_wait: 0s, continue: true}
        - {receiver: hook, matchers: ["cluster=~lab"], mute_time_intervals: [always]}
      receivers:
      - {name: hook, webhook_configs: [{url: "http://hook.example"}]}
      - {name: nobody}
      inhibit_rules:
      - {source_matchers: [alertname=NodeDown], target_matchers: [alertname=GuestDown], equal: [node]}
      time_intervals:
      - {name: always, time_intervals: [{}]}
      """;
  private static final String API = "/api/monitorix/v1/alerts/";

  @TempDir private Path folder;
  private RoutingServer server;

  @BeforeEach
  void start() {
    server = new RoutingServer(folder, CONFIG).started();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** Posts an alert, and gives its fingerprint. */
  private String fire(String name, String cluster, String node) {
    HttpResponse<String> posted =
        server.post(
            "/api/v2/alerts",
            "[{\"labels\":{\"alertname\":\"%s\",\"cluster\":\"%s\",\"node\":\"%s\"}}]"
                .formatted(name, cluster, node));
    assertThat(posted.statusCode()).isEqualTo(200);
    return server
        .texts(
            "/api/v2/alerts?filter=alertname%3D" + name + "&filter=node%3D" + node,
            "$[*].fingerprint")
        .get(0);
  }

  private void resolve(String name, String cluster, String node) {
    server.post(
        "/api/v2/alerts",
        "[{\"labels\":{\"alertname\":\"%s\",\"cluster\":\"%s\",\"node\":\"%s\"},\"endsAt\":\"%s\"}]"
            .formatted(name, cluster, node, server.clock().instant()));
  }

  private List<String> verdicts(String fingerprint) {
    return server.texts(API + fingerprint + "/delivery", "$.deliveries[*].verdict");
  }

  private String reason(String fingerprint, int index) {
    return server.text(API + fingerprint + "/delivery", "$.deliveries[" + index + "].reason");
  }

  @Test
  void eachIntegrationSaysWhyItWasToldOrNot() {
    String fingerprint = fire("NodeDown", "lab", "n1");
    await().until(() -> verdicts(fingerprint).equals(List.of("told", "muted")));
    String answer = server.get(API + fingerprint + "/delivery").body();

    assertThat(JsonPath.<String>read(answer, "$.fingerprint")).isEqualTo(fingerprint);
    assertThat(JsonPath.<String>read(answer, "$.state")).isEqualTo("firing");
    assertThat(JsonPath.<String>read(answer, "$.labels.node")).isEqualTo("n1");
    String now = Answers.time(server.clock().instant());
    assertThat(JsonPath.<String>read(answer, "$.startsAt")).isEqualTo(now);
    assertThat(JsonPath.<String>read(answer, "$.deliveries[0].receiver")).isEqualTo("hook");
    assertThat(JsonPath.<String>read(answer, "$.deliveries[0].integration"))
        .isEqualTo("hook/webhook[0]");
    assertThat(JsonPath.<String>read(answer, "$.deliveries[0].groupKey"))
        .isEqualTo("{}/{cluster=\"lab\"}:{cluster=\"lab\"}");
    assertThat(JsonPath.<String>read(answer, "$.deliveries[0].groupLabels.cluster"))
        .isEqualTo("lab");
    assertThat(JsonPath.<String>read(answer, "$.deliveries[0].route")).contains("cluster=\"lab\"");
    assertThat(JsonPath.<String>read(answer, "$.deliveries[0].lastTold")).isEqualTo(now);
    assertThat(JsonPath.<String>read(answer, "$.deliveries[0].lastAttempt.outcome"))
        .isEqualTo("sent");
    assertThat(JsonPath.<Integer>read(answer, "$.deliveries[0].lastAttempt.attempt")).isEqualTo(1);
    assertThat(Instant.parse(JsonPath.read(answer, "$.deliveries[0].nextFlush")))
        .isEqualTo(server.clock().instant().plus(Duration.ofMinutes(5)));
    assertThat(JsonPath.<String>read(answer, "$.deliveries[1].lastTold")).isNull();
    assertThat(JsonPath.<String>read(answer, "$.deliveries[1].lastAttempt")).isNull();
    assertThat(JsonPath.<List<String>>read(answer, "$.deliveries[1].mutedBy"))
        .containsExactly("always");
    assertThat(reason(fingerprint, 1)).isEqualTo("the route is muted by always");
  }

  @Test
  void whatKeepsItQuietIsNamed() {
    String source = fire("NodeDown", "lab", "n1");
    String inhibited = fire("GuestDown", "lab", "n1");
    String silenced = fire("Full", "lab", "n2");
    String id =
        JsonPath.read(
            server.post(API + silenced + "/acknowledge", "{\"createdBy\":\"ann\"}").body(),
            "$.silenceID");

    assertThat(verdicts(inhibited).get(0)).isEqualTo("inhibited");
    assertThat(reason(inhibited, 0)).isEqualTo("alert " + source + " inhibits it");
    assertThat(server.text(API + inhibited + "/delivery", "$.deliveries[0].inhibitedBy"))
        .isEqualTo(source);
    assertThat(verdicts(silenced).get(0)).isEqualTo("silenced");
    assertThat(reason(silenced, 0)).isEqualTo("silenced by " + id);
    assertThat(server.texts(API + silenced + "/delivery", "$.deliveries[0].silencedBy"))
        .containsExactly(id);
    String nobody = fire("Full", "other", "n3");
    assertThat(verdicts(nobody)).containsExactly("nobody_to_tell");
    assertThat(server.text(API + nobody + "/delivery", "$.deliveries[0].integration"))
        .isEqualTo("null");
  }

  @Test
  void anAttemptThatFailedIsShown() {
    server.refuse(Duration.ofSeconds(30));
    String fingerprint = fire("NodeDown", "lab", "n1");
    await().until(() -> server.refused() == 1);
    await().until(() -> verdicts(fingerprint).get(0).equals("being_told"));

    String path = API + fingerprint + "/delivery";
    await()
        .untilAsserted(
            () ->
                assertThat(server.text(path, "$.deliveries[0].lastAttempt.outcome"))
                    .isEqualTo("retry"));
    assertThat(server.text(path, "$.deliveries[0].lastAttempt.detail")).isEqualTo("not now");
    assertThat(Instant.parse(server.text(path, "$.deliveries[0].nextAttempt")))
        .isEqualTo(server.clock().instant().plusSeconds(30));
  }

  @Test
  void anAcknowledgementIsASilenceThatEndsWithItsAlert() {
    String fingerprint = fire("NodeDown", "lab", "n1");
    HttpResponse<String> answer =
        server.post(
            API + fingerprint + "/acknowledge",
            "{\"createdBy\":\"ann\",\"comment\":\"on it\",\"duration\":\"2h30m\"}");
    String id = JsonPath.read(answer.body(), "$.silenceID");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(JsonPath.<List<String>>read(answer.body(), "$.acknowledges"))
        .containsExactly(fingerprint);
    assertThat(Instant.parse(JsonPath.read(answer.body(), "$.endsAt")))
        .isEqualTo(server.clock().instant().plus(Duration.ofMinutes(150)));
    assertThat(server.texts("/api/v2/silences", "$[*].status.state")).containsExactly("active");
    assertThat(server.texts("/api/v2/silences", "$[*].matchers[*].value"))
        .containsExactly("NodeDown", "lab", "n1");
    assertThat(server.texts("/api/v2/alerts", "$[*].status.silencedBy[*]")).containsExactly(id);

    server.clock().advance(Duration.ofSeconds(1));
    resolve("NodeDown", "lab", "n1");
    await().until(() -> server.text("/api/v2/silence/" + id, "$.status.state").equals("expired"));
    HttpResponse<String> late =
        server.post(API + fingerprint + "/acknowledge", "{\"createdBy\":\"ann\"}");
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("the alert is resolved");
  }

  @Test
  void aWholeGroupIsAcknowledgedInOneSilence() {
    String first = fire("Full", "lab", "n1");
    String second = fire("Full", "lab", "n2");
    String other = fire("NodeDown", "lab", "n3");
    String answer =
        server
            .post(API + first + "/acknowledge", "{\"createdBy\":\"ann\",\"scope\":\"group\"}")
            .body();

    assertThat(JsonPath.<List<String>>read(answer, "$.acknowledges"))
        .containsExactlyInAnyOrder(first, second);
    assertThat(server.texts("/api/v2/silences", "$[*].matchers[*].value"))
        .containsExactly("Full", "lab");
    assertThat(Instant.parse(JsonPath.read(answer, "$.endsAt")))
        .isEqualTo(server.clock().instant().plus(Duration.ofDays(1)));
    assertThat(verdicts(other).get(0)).isNotEqualTo("silenced");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}                                        | createdBy is missing",
        "[]                                        | expected an object",
        "{                                         | no JSON",
        "{\"createdBy\":1}                         | createdBy: expected a text",
        "{\"createdBy\":\"a\",\"duration\":\"x\"}  | duration: ",
        "{\"createdBy\":\"a\",\"duration\":\"0s\"} | more than 0 and at most 365d",
        "{\"createdBy\":\"a\",\"duration\":\"2y\"} | more than 0 and at most 365d",
        "{\"createdBy\":\"a\",\"scope\":\"all\"}   | scope: expected alert or group",
        "{\"createdBy\":\"a\",\"end\":\"now\"}     | unknown field 'end'; known are createdBy",
      })
  void whatIsWrongWithTheBodyIsTold(String body, String reason) {
    String fingerprint = fire("NodeDown", "lab", "n1");
    HttpResponse<String> answer = server.post(API + fingerprint + "/acknowledge", body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(JsonPath.<String>read(answer.body(), "$.detail")).contains(reason);
    assertThat(server.texts("/api/v2/silences", "$")).isEmpty();
  }

  @Test
  void anAlertThatIsNotThereIsNotFound() {
    HttpResponse<String> unknown = server.get(API + "00000000000000aB/delivery");

    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(unknown.body())
        .isEqualTo(
            "{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404,"
                + "\"detail\":\"no alert has fingerprint 00000000000000ab\"}\n");
    assertThat(
            server.post(API + "00000000000000ab/acknowledge", "{\"createdBy\":\"a\"}").statusCode())
        .isEqualTo(404);
    assertThat(server.get(API + "xyz/delivery").statusCode()).isEqualTo(400);
  }

  @Test
  void beforeAlertsAreRoutedItSaysSo() {
    try (RoutingServer waiting = new RoutingServer(folder, CONFIG)) {
      HttpResponse<String> answer = waiting.get(API + "00000000000000ab/delivery");

      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).contains("5");
    }
  }
}
