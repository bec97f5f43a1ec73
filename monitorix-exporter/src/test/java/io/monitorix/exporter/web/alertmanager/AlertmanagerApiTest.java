package io.monitorix.exporter.web.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.monitorix.alerts.labels.Fingerprint;
import io.monitorix.alerts.routing.alert.Alert;
import io.monitorix.alerts.routing.alert.PostedAlertStore;
import io.monitorix.alerts.routing.dispatch.GroupStore;
import io.monitorix.alerts.routing.dispatch.MemoryNotificationLog;
import io.monitorix.alerts.routing.silence.Silence;
import io.monitorix.alerts.routing.silence.SilenceStore;
import io.monitorix.alerts.store.database.DatabaseException;
import io.monitorix.exporter.fixture.RoutingServer;
import io.monitorix.exporter.routing.RoutingMemory;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlertmanagerApiTest {

  private static final String CONFIG =
      """
      global:
        slack_api_url: https://hooks.slack.example/services/T0/verysecret
      route:
        receiver: all
        group_by: [alertname]
        routes:
        - receiver: kettles
          matchers: ['kitchen!=""']
      inhibit_rules:
      - source_matchers: [alertname="Fire"]
        target_matchers: [alertname="Warm"]
      receivers:
      - name: all
        webhook_configs:
        - url: https://ann:verysecret@hook.example/verysecret?token=verysecret
          http_config: {basic_auth: {username: ann, password: verysecret}}
      - name: kettles
        pagerduty_configs:
        - routing_key: verysecret
          send_resolved: false
      """;

  private static final String SILENCE =
      """
      {"matchers": [{"name": "alertname", "value": "%s", "isRegex": false}],
       "startsAt": "%s", "endsAt": "%s", "createdBy": "ann", "comment": "tea"}
      """;

  @TempDir private Path folder;
  private RoutingServer server;

  @BeforeEach
  void start() {
    server = new RoutingServer(folder, CONFIG);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void post(String name, String more) {
    HttpResponse<String> answer =
        server.post(
            "/api/v2/alerts", "[{\"labels\": {\"alertname\": \"" + name + "\"" + more + "}}]");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private String silence(String name, Duration from, Duration to) {
    String body =
        SILENCE.formatted(
            name, server.clock().instant().plus(from), server.clock().instant().plus(to));
    return JsonPath.read(server.post("/api/v2/silences", body).body(), "$.silenceID");
  }

  private List<String> names(String query) {
    return server.texts("/api/v2/alerts" + query, "$[*].labels.alertname");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                                     | Warm Boiling Cold Fire",
        "?active=false                          | Warm Cold",
        "?silenced=false                        | Warm Boiling Fire",
        "?inhibited=false                       | Boiling Cold Fire",
        "?active=false&silenced=false           | Warm",
        "?unprocessed=false                     | Warm Boiling Cold Fire",
        "?silenced=no&inhibited=0               | Boiling Fire",
        "?receiver=kett.%2A                     | Boiling",
        "?receiver=kett                         | ''",
        "?receiver=all&filter=alertname!%3DFire | Warm Cold",
        "?filter%5B%5D=kitchen%3D~%22.%2B%22    | Boiling",
        "?filter=kitchen%3D%22%22&filter=alertname%3D~%22W.%2A%7CC.%2A%22 | Warm Cold",
        "?filter=%7Balertname%3D%22Cold%22%7D   | Cold",
      })
  void alertsAreFilteredByStateReceiverAndLabels(String query, String expected) {
    server.started();
    post("Fire", "");
    post("Warm", "");
    post("Cold", "");
    post("Boiling", ", \"kitchen\": \"1\"");
    silence("Cold", Duration.ZERO, Duration.ofHours(1));

    assertThat(names(query))
        .containsExactlyInAnyOrder(expected.isEmpty() ? new String[0] : expected.split(" ", -1));
    List<String> grouped =
        server.texts("/api/v2/alerts/groups" + query, "$[*].alerts[*].labels.alertname");
    assertThat(grouped).containsExactlyInAnyOrderElementsOf(names(query));
  }

  @Test
  void fingerprintsOrderAlerts() {
    server.started();
    post("Fire", "");
    post("Warm", "");
    post("Cold", "");

    List<String> fingerprints = server.texts("/api/v2/alerts", "$[*].fingerprint");
    assertThat(fingerprints).hasSize(3).isSorted();
  }

  @Test
  void anAlertIsResolvedWhenItDoesNotComeAgainAndWhenItIsSaidSo() {
    server.started();
    post("Fire", "");
    post("Warm", "");
    server.clock().advance(Duration.ofMinutes(4));
    post("Fire", "");
    server.clock().advance(Duration.ofMinutes(2));
    assertThat(names("")).containsExactly("Fire");

    server.post(
        "/api/v2/alerts",
        "[{\"labels\":{\"alertname\":\"Fire\"},\"endsAt\":\"" + server.clock().instant() + "\"}]");
    assertThat(names("")).isEmpty();
    assertThat(server.texts("/api/v2/alerts/groups", "$")).isEmpty();
  }

  @Test
  void timesThatAreNoneInGoAreLeftOut() {
    server.started();
    HttpResponse<String> answer =
        server.post(
            "/api/v2/alerts",
            "[{\"labels\":{\"alertname\":\"Fire\", \"none\": \"\"},\"annotations\":null,"
                + "\"startsAt\":\"0001-01-01T00:00:00.000Z\",\"endsAt\":\"0001-01-01T00:00:00Z\"}]");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(server.text("/api/v2/alerts", "$[0].startsAt"))
        .isEqualTo("2026-02-03T04:05:06.000Z");
    assertThat(server.text("/api/v2/alerts", "$[0].endsAt")).isEqualTo("2026-02-03T04:10:06.000Z");
    assertThat(server.text("/api/v2/alerts", "$[0].labels")).isEqualTo("{alertname=Fire}");
  }

  @Test
  void thoseInOrderAreTakenAlthoughOthersAreNot() {
    server.started();
    HttpResponse<String> answer =
        server.post(
            "/api/v2/alerts",
            "[{\"labels\":{\"a\":\"\"}},{\"labels\":{\"alertname\":\"Fire\"}},"
                + "{\"labels\":{\"b\":\"1\"},\"startsAt\":\"2026-02-03T05:00:00Z\","
                + "\"endsAt\":\"2026-02-03T04:00:00+01:00\"}]");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .isEqualTo("\"at least one label pair required; start time must be before end time\"\n");
    assertThat(names("")).containsExactly("Fire");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "alerts   | {                       | 400 | it ends before its end",
        "alerts   | [] x                    | 400 | it is no JSON at $",
        "alerts   | {\"a\": [}              | 400 | it is no JSON at $.a[0]",
        "alerts   | {}                      | 400 | it is not a list",
        "alerts   | null                    | 422 | alerts in body is required",
        "alerts   | [{}]                    | 422 | 0.labels in body is required",
        "alerts   | [1]                     | 400 | 0 is not an object",
        "alerts   | [{\"labels\": {\"a\": 1}}] | 400 | 0.labels.a is not a text",
        "alerts   | [{\"labels\": {\"a\": \"b\", \"a\": \"c\"}}] | 400 | Map key 'a' has multiple",
        "alerts   | [{\"labels\": {\"a\": \"b\"}, \"endsAt\": \"noon\"}] | 400 | 0.endsAt: \\\"noon\\\"",
        "alerts   | [{\"labels\": {\"a\": \"b\"}, \"endsAt\": \"+99999-01-01T00:00:00Z\"}] | 400 | 9999",
        "silences | {\"comment\": \"\"}     | 422 | createdBy in body is required",
        "silences | {\"comment\": \"\", \"createdBy\": \"\", \"endsAt\": \"2027-01-01T00:00:00Z\", \"matchers\": [{\"isRegex\": true, \"value\": \"\"}]} | 422 | matchers.0.name in body is required",
      })
  void whatIsNotUnderstoodIsToldWithItsPlace(String path, String body, int status, String reason) {
    server.started();
    HttpResponse<String> answer = server.post("/api/v2/" + path, body);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.body()).contains(reason);
  }

  @Test
  void bodiesThatAreDeepOrNoJsonAreRefused() {
    server.started();

    assertThat(server.post("/api/v2/alerts", "[".repeat(100_000)).statusCode()).isEqualTo(400);
    assertThat(
            server
                .send(server.builder("POST", "/api/v2/alerts", "[]", "Content-Type", "text/plain"))
                .statusCode())
        .isEqualTo(415);
    assertThat(server.send("POST", "/api/v2/alerts").body())
        .contains("\"alerts in body is required\"");
  }

  @Test
  void silencesAreListedAsAlertmanagerOrdersThem() {
    server.started();
    silence("long", Duration.ZERO, Duration.ofHours(3));
    silence("short", Duration.ZERO, Duration.ofHours(2));
    silence("over", Duration.ZERO, Duration.ofMinutes(1));
    silence("later", Duration.ofHours(2), Duration.ofHours(3));
    silence("soon", Duration.ofHours(1), Duration.ofHours(4));
    server.clock().advance(Duration.ofMinutes(2));

    List<String> values = server.texts("/api/v2/silences", "$[*].matchers[0].value");
    assertThat(values).containsExactly("short", "long", "soon", "later", "over");
    List<String> filtered =
        server.texts("/api/v2/silences?filter=alertname%3D~%22s.%2A%22", "$[*].matchers[0].value");
    assertThat(filtered).containsExactly("short", "soon");
    List<String> none = server.texts("/api/v2/silences?filter=cluster%3Dlab", "$");
    assertThat(none).isEmpty();
  }

  @Test
  void aSilenceThatIsNotThereCannotBeEnded() {
    server.started();
    String id = silence("x", Duration.ZERO, Duration.ofHours(1));

    assertThat(server.send("DELETE", "/api/v2/silence/" + id).statusCode()).isEqualTo(200);
    assertThat(server.text("/api/v2/silence/" + id, "$.status.state")).isEqualTo("expired");
    assertThat(
            server.send("DELETE", "/api/v2/silence/" + id.replace(id.charAt(0), 'x')).statusCode())
        .isEqualTo(422);
    assertThat(
            server
                .send("DELETE", "/api/v2/silence/00000000-0000-0000-0000-000000000000")
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void theStatusShowsTheFileWithoutSecrets() {
    server.started();
    String body = server.get("/api/v2/status").body();

    assertThat(body).doesNotContain("verysecret").doesNotContain("ann");
    String config = JsonPath.read(body, "$.config.original");
    assertThat(config)
        .contains(
            "slack_api_url: https://hooks.slack.example/<secret>",
            "- url: https://hook.example/<secret>",
            "password: <secret>",
            "routing_key: <secret>",
            "send_resolved: false",
            "kitchen!=\"\"");
  }

  @Test
  void thereIsTheSameBelowAlertmanager() {
    server.started();
    post("Fire", "");

    assertThat(server.get("/alertmanager/api/v2/alerts").body())
        .isEqualTo(server.get("/api/v2/alerts").body());
    assertThat(server.get("/alertmanager/-/healthy").body()).isEqualTo("OK");
    assertThat(server.get("/alertmanager/-/ready").body()).isEqualTo("OK");
    assertThat(server.get("/alertmanager/api/v2/nope/x").body())
        .isEqualTo(
            "{\"code\":404,\"message\":\"path /alertmanager/api/v2/nope/x was not found\"}\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"alerts", "alerts/groups", "silences", "silence/x"})
  void pagesOfOtherSitesMayReadButNotChange(String path) {
    server.started();
    String url = "/api/v2/" + path;

    HttpResponse<String> preflight = server.send("OPTIONS", url, "Origin", "https://other.example");
    assertThat(preflight.statusCode()).isEqualTo(204);
    assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
    assertThat(
            server.send("POST", "/api/v2/alerts", "Origin", "https://other.example").statusCode())
        .isEqualTo(403);
  }

  @Test
  void nothingIsToldOrTakenBeforeWhatWasKnownIsThere() {
    assertThat(server.get("/alertmanager/-/ready").statusCode()).isEqualTo(503);
    assertThat(server.get("/api/v2/alerts").statusCode()).isEqualTo(503);
    HttpResponse<String> answer =
        server.post("/api/v2/alerts", "[{\"labels\":{\"alertname\":\"Fire\"}}]");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("before the database answers");
    assertThat(server.get("/api/v2/receivers").statusCode()).isEqualTo(200);
  }

  @Test
  void whatCannotBeKeptIsNotTaken() {
    DatabaseException away = new DatabaseException("the database is away");
    server
        .keeper()
        .start(
            new RoutingMemory(
                new SilenceStore() {
                  @Override
                  public List<Silence> load() {
                    return List.of();
                  }

                  @Override
                  public void save(Silence silence) {
                    throw away;
                  }

                  @Override
                  public void delete(String id) {}
                },
                new MemoryNotificationLog(),
                GroupStore.NONE,
                new PostedAlertStore() {
                  @Override
                  public List<Alert> load(Instant now) {
                    return List.of();
                  }

                  @Override
                  public void save(Collection<Alert> alerts) {
                    throw away;
                  }

                  @Override
                  public void delete(Collection<Fingerprint> fingerprints) {}
                }));

    HttpResponse<String> alert =
        server.post("/api/v2/alerts", "[{\"labels\":{\"alertname\":\"Fire\"}}]");
    HttpResponse<String> silence =
        server.post(
            "/api/v2/silences",
            SILENCE.formatted(
                "x", server.clock().instant(), server.clock().instant().plus(Duration.ofHours(1))));

    assertThat(alert.statusCode()).isEqualTo(503);
    assertThat(alert.body()).contains("the database is away");
    assertThat(silence.statusCode()).isEqualTo(503);
    assertThat(server.texts("/api/v2/silences", "$")).isEmpty();
  }
}
