package io.monitorix.exporter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotifyTestCommandTest {

  @TempDir private Path folder;
  private final MockWebServer service = new MockWebServer();

  @BeforeEach
  void start() throws IOException {
    service.start();
    Files.writeString(
        folder.resolve("alertmanager.yml"),
        """
        route: {receiver: team}
        receivers:
        - name: team
          webhook_configs: [{url: "%s"}]
        - name: nobody
        """
            .formatted(service.url("/hook")));
    Files.writeString(
        folder.resolve("monitorix.yml"),
        """
        targets: [{name: a, server: b, token: {id: u@pve!t, secret: s}}]
        web: {external_url: "https://monitorix.example"}
        routing:
          config_file: alertmanager.yml
          locale: de
          receivers: {team: {ntfy_configs: [{url: "%s", topic: ops, send_resolved: false}]}}
        """
            .formatted(service.url("/")));
  }

  @AfterEach
  void stop() {
    service.close();
  }

  private Outcome run(String... arguments) {
    String[] all = new String[arguments.length + 2];
    all[0] = "notify";
    all[1] = "test";
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    return Outcome.of(all);
  }

  private String config() {
    return folder.resolve("monitorix.yml").toString();
  }

  private void answer(int status, String body) {
    service.enqueue(new MockResponse.Builder().code(status).body(body).build());
  }

  private String sent() throws InterruptedException {
    var body = service.takeRequest().getBody();
    return body == null ? "" : body.utf8();
  }

  @Test
  void eachIntegrationIsTriedAndItsAnswerPrinted() throws Exception {
    answer(200, "");
    answer(403, "{\"error\":\"forbidden topic\"}");
    Outcome outcome = run("team", "--config", config());

    assertThat(outcome.status()).isEqualTo(1);
    List<String> lines = outcome.out().lines().toList();
    assertThat(lines.get(0)).startsWith("INTEGRATION  RESULT   TOOK");
    assertThat(lines.get(1)).matches("webhook\\[0]   sent     \\d+ ms");
    assertThat(lines.get(2)).matches("ntfy\\[0]      refused  \\d+ ms .*403.*forbidden topic.*");
    String hook = sent();
    assertThat(JsonPath.<String>read(hook, "$.status")).isEqualTo("firing");
    assertThat(JsonPath.<String>read(hook, "$.externalURL")).isEqualTo("https://monitorix.example");
    assertThat(JsonPath.<String>read(hook, "$.alerts[0].labels.alertname"))
        .isEqualTo("MonitorixTest");
    String ntfy = sent();
    assertThat(JsonPath.<String>read(ntfy, "$.title"))
        .isEqualTo("[ALARM:1] Test: es ist nichts passiert");
    assertThat(JsonPath.<String>read(ntfy, "$.actions[0].url"))
        .isEqualTo("https://monitorix.example/silence");
  }

  @Test
  void whatMayWorkLaterIsToldApart() {
    answer(503, "");
    Outcome outcome = run("team", "--config", config(), "--integration", "webhook[0]");

    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.out().lines()).hasSize(2).last().asString().contains("retry", "503");
  }

  @Test
  void aRoutingFileAloneWillDoAndTheSampleMayBeResolved() throws Exception {
    answer(200, "");
    Outcome outcome =
        run("team", "--config.file", folder.resolve("alertmanager.yml").toString(), "--resolved");

    assertThat(outcome.status()).as(outcome.err()).isZero();
    assertThat(JsonPath.<String>read(sent(), "$.status")).isEqualTo("resolved");

    answer(200, "");
    Outcome all = run("team", "--config", config(), "--resolved");
    assertThat(all.status()).isZero();
    assertThat(all.out()).containsPattern("ntfy\\[0] +left out +send_resolved is false");
  }

  @Test
  void wrongUsageIsToldBeforeAnythingIsSent() throws IOException {
    assertThat(run("teem", "--config", config()).err())
        .contains("there is no receiver teem; there are team, nobody");
    assertThat(run("teem", "--config", config()).status()).isEqualTo(2);
    Outcome kind = run("team", "--config", config(), "--integration", "slack");
    assertThat(kind.status()).isEqualTo(2);
    assertThat(kind.err()).contains("team has no integration slack; it has webhook[0], ntfy[0]");
    Outcome both = run("team", "--config", config(), "--config.file", "x.yml");
    assertThat(both.status()).isEqualTo(2);
    Outcome nobody = run("nobody", "--config", config());
    assertThat(nobody.status()).isEqualTo(1);
    assertThat(nobody.err()).contains("nobody has nothing to tell with");
    Files.writeString(folder.resolve("alertmanager.yml"), "route: {receiver: x}\n");
    Outcome wrong = run("x", "--config", config());
    assertThat(wrong.status()).isEqualTo(1);
    assertThat(wrong.err()).contains("alertmanager.yml:1:");
    assertThat(service.getRequestCount()).isZero();
  }
}
