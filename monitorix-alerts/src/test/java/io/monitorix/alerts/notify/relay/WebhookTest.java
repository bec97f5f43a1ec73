package io.monitorix.alerts.notify.relay;

import static io.monitorix.alerts.notify.Fixtures.firing;
import static io.monitorix.alerts.notify.Fixtures.many;
import static io.monitorix.alerts.notify.Fixtures.problems;
import static io.monitorix.alerts.notify.Fixtures.read;
import static io.monitorix.alerts.notify.Fixtures.resolved;
import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.alerts.notify.Integration;
import io.monitorix.alerts.notify.Result;
import io.monitorix.alerts.notify.WebService;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhookTest {

  private final WebService service = new WebService();
  @TempDir Path folder;

  @AfterEach
  void close() {
    service.close();
  }

  private Integration webhook(String more) {
    return read("webhook_configs", "{url: '" + service.url("/hook") + "'" + more + "}");
  }

  @Test
  void sendsAlertmanagersBodyByteForByte() {
    try (Integration webhook = webhook("")) {
      assertThat(webhook.send(firing())).isEqualTo(Result.sent());
      assertThat(webhook.sendResolved()).isTrue();
    }

    assertThat(service.body(0))
        .isEqualTo(
            """
            {"receiver":"team","status":"firing","alerts":[{"status":"firing",\
            "labels":{"alertname":"GuestDown","cluster":"lab","id":"qemu/101","name":"web","severity":"warning"},\
            "annotations":{"description":"It is <b>meant</b> to run.",\
            "runbook_url":"https://runbooks.example/GuestDown","summary":"Guest web (qemu/101) is down"},\
            "startsAt":"2026-11-24T11:50:00.65Z","endsAt":"0001-01-01T00:00:00Z",\
            "generatorURL":"https://monitorix.example/graph?g0.expr=pve_up","fingerprint":"d7c8991a2449b8b9"}],\
            "groupLabels":{"alertname":"GuestDown"},\
            "commonLabels":{"alertname":"GuestDown","cluster":"lab","id":"qemu/101","name":"web","severity":"warning"},\
            "commonAnnotations":{"description":"It is <b>meant</b> to run.",\
            "runbook_url":"https://runbooks.example/GuestDown","summary":"Guest web (qemu/101) is down"},\
            "externalURL":"https://monitorix.example","version":"4",\
            "groupKey":"{}:{alertname=\\"GuestDown\\"}","truncatedAlerts":0}""");
    assertThat(service.last().getMethod()).isEqualTo("POST");
    assertThat(service.last().getHeaders().get("Content-Type")).isEqualTo("application/json");
    assertThat(service.last().getHeaders().get("Idempotency-Key")).isEqualTo("7f3a");
    assertThat(service.last().getHeaders().get("User-Agent")).startsWith("Monitorix");
  }

  @Test
  void resolvedAlertsHaveTheirEnd() {
    try (Integration webhook = webhook("")) {
      webhook.send(resolved());
    }

    assertThat(service.json().get("status")).isEqualTo("resolved");
    assertThat(service.at("alerts.0.endsAt")).isEqualTo("2026-11-24T11:58:00Z");
  }

  @Test
  void cutsAlertsAndSaysHowMany() {
    try (Integration webhook = webhook(", max_alerts: 2")) {
      webhook.send(many(5));
    }

    assertThat((List<?>) service.json().get("alerts")).hasSize(2);
    assertThat(service.json().get("truncatedAlerts")).isEqualTo(3.0);
  }

  @Test
  void readsTheUrlFromItsFileEachTime() throws Exception {
    Path file = folder.resolve("url");
    try (Integration webhook = read("webhook_configs", "{url_file: url}", "", folder)) {
      assertThat(webhook.send(firing())).isEqualTo(Result.retry("there is no file " + file));
      Files.writeString(file, service.url("/a") + "\n");
      assertThat(webhook.send(firing())).isEqualTo(Result.sent());
      Files.writeString(file, service.url("/b"));
      assertThat(webhook.send(firing())).isEqualTo(Result.sent());
    }

    assertThat(service.request(0).getTarget()).isEqualTo("/a");
    assertThat(service.request(1).getTarget()).isEqualTo("/b");
  }

  @Test
  void signsTimeAndBody() throws Exception {
    try (Integration webhook = webhook(", signature_secret: tell-nobody")) {
      webhook.send(firing());
    }

    String timestamp = service.last().getHeaders().get("X-Monitorix-Timestamp");
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec("tell-nobody".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    byte[] expected =
        mac.doFinal((timestamp + "." + service.body(0)).getBytes(StandardCharsets.UTF_8));
    assertThat(timestamp).isEqualTo("1795521600");
    assertThat(service.last().getHeaders().get("X-Monitorix-Signature"))
        .isEqualTo("v1=" + HexFormat.of().formatHex(expected));
  }

  @Test
  void sendsABodyOfOnesOwn() {
    String body = ", body: '{\"what\": {{ printf \"%q\" .CommonLabels.name }}}'";
    try (Integration webhook = webhook(body)) {
      assertThat(webhook.send(firing())).isEqualTo(Result.sent());
    }

    assertThat(service.body(0)).isEqualTo("{\"what\": \"web\"}");
  }

  @Test
  void sendsTheStandardBodyIfOnesOwnFails() {
    try (Integration webhook = webhook(", body: '{{ template \"none.such\" . }}'")) {
      Result result = webhook.send(firing());
      assertThat(result).isInstanceOf(Result.Sent.class);
      assertThat(((Result.Sent) result).detail())
          .contains("'body' made no JSON")
          .contains("none.such");
    }

    assertThat(service.json().get("version")).isEqualTo("4");
  }

  @Test
  void tellsWhatIsWrongAndWhere() {
    assertThat(problems("webhook_configs", "max_alerts: 3"))
        .singleElement()
        .asString()
        .contains("alertmanager.yml:1:1", "one of 'url', 'url_file'");
    assertThat(problems("webhook_configs", "{url: 'http://a/', url_file: b}"))
        .singleElement()
        .asString()
        .contains("exclude each other");
    assertThat(problems("webhook_configs", "{url: 'ftp://a/'}"))
        .singleElement()
        .asString()
        .contains("alertmanager.yml:1:7", "http:// or https://")
        .doesNotContain("ftp");
    assertThat(problems("webhook_configs", "{url: 'http://a/', max_alert: 3}"))
        .singleElement()
        .asString()
        .contains("alertmanager.yml:1:20", "unknown key 'max_alert'");
    assertThat(problems("webhook_configs", "{url: 'http://a/', body: '{{ end }}'}"))
        .singleElement()
        .asString()
        .contains("not a template");
  }
}
