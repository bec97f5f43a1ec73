package io.monitorix.exporter.web.monitorix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import at.favre.lib.crypto.bcrypt.BCrypt;
import io.monitorix.alerts.labels.Labels;
import io.monitorix.exporter.config.RoutingSettings;
import io.monitorix.exporter.config.Secret;
import io.monitorix.exporter.config.WebFile;
import io.monitorix.exporter.fixture.RoutingServer;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SilencePageTest {

  private static final String CONFIG =
      """
      route: {receiver: hook, group_wait: 0s}
      receivers: [{name: hook, webhook_configs: [{url: "http://hook.example"}]}]
      """;
  private static final Labels LABELS = Labels.of("alertname", "Down", "name", "<b>&\"web\"");
  private static final String ALERT =
      "[{\"labels\":{\"alertname\":\"Down\",\"name\":\"<b>&\\\"web\\\"\"},"
          + "\"annotations\":{\"summary\":\"<script>alert(1)</script>\"}}]";
  private static final Secret HASH =
      new Secret(BCrypt.withDefaults().hashToString(4, "right".toCharArray()));

  @TempDir private Path folder;
  private RoutingServer server;
  private String link = "";

  @BeforeEach
  void start() {
    server = new RoutingServer(folder, CONFIG).started();
    link = server.links().url("", LABELS);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpResponse<String> submit(String to, String form) {
    return server.send(
        server
            .builder("POST", to, form)
            .header("Content-Type", "application/x-www-form-urlencoded"));
  }

  private static String form(String name, String comment, String choice) {
    return "name=" + encoded(name) + "&comment=" + encoded(comment) + "&choice=" + choice;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private List<String> silences() {
    return server.texts("/api/v2/silences", "$[*].status.state");
  }

  @Test
  void showsWhatItIsAboutAndChangesNothing() {
    server.post("/api/v2/alerts", ALERT);
    HttpResponse<String> page = server.get(link);

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
    assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(page.headers().firstValue("Content-Security-Policy"))
        .hasValueSatisfying(
            policy -> assertThat(policy).contains("default-src 'none'", "form-action 'self'"));
    assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    assertThat(page.body())
        .contains("<b>Down</b> &lt;script&gt;alert(1)&lt;/script&gt; (")
        .contains("<code>name=&quot;&lt;b&gt;&amp;\\&quot;web\\&quot;&quot;</code>")
        .contains("value=\"ACKNOWLEDGE\" checked", "at most 1 day", "Silence for 4 hours")
        .contains("name=\"name\" required")
        .doesNotContain("<script");
    assertThat(server.send("HEAD", link).statusCode()).isEqualTo(200);
    assertThat(silences()).isEmpty();
  }

  @Test
  void acknowledgesWhenSomebodyConfirms() {
    server.post("/api/v2/alerts", ALERT);
    HttpResponse<String> done = submit(link, form("Ann & <Bob>", "on it", "ACKNOWLEDGE"));

    assertThat(done.statusCode()).isEqualTo(200);
    assertThat(done.body()).contains("Acknowledged. Nobody is told again");
    assertThat(server.texts("/api/v2/silences", "$[*].createdBy")).containsExactly("Ann & <Bob>");
    assertThat(server.texts("/api/v2/silences", "$[*].comment")).containsExactly("on it");
    assertThat(server.get(link).body()).contains("(Ann &amp; &lt;Bob&gt;: on it)");

    server.clock().advance(Duration.ofSeconds(1));
    server.post(
        "/api/v2/alerts",
        ALERT.replace("}}]", "},\"endsAt\":\"" + server.clock().instant() + "\"}]"));
    await().until(() -> silences().equals(List.of("expired")));
  }

  @Test
  void silencesForTheTimeThatIsChosenOnce() {
    HttpResponse<String> first = submit(link, form("ann", "", "HOUR"));
    String ends = server.text("/api/v2/silences", "$[0].endsAt");
    assertThat(first.body()).contains("Silenced until");
    assertThat(ends)
        .startsWith(server.clock().instant().plus(Duration.ofHours(1)).toString().substring(0, 19));

    submit(link, form("bob", "longer", "WEEK"));

    assertThat(silences()).containsExactly("active");
    assertThat(server.texts("/api/v2/silences", "$[*].createdBy")).containsExactly("bob");
    assertThat(first.body()).contains(server.text("/api/v2/silences", "$[0].id"));
  }

  @Test
  void whatNeedsAnAnswerIsAskedAgain() {
    assertThat(server.get(link).body())
        .contains("No alert fires at the moment")
        .doesNotContain("ACKNOWLEDGE");
    for (String wrong :
        List.of(
            form(" ", "", "HOUR"),
            form("ann", "", "FOREVER"),
            form("ann", "", ""),
            form("ann", "", "ACKNOWLEDGE"),
            "")) {
      HttpResponse<String> answer = submit(link, wrong);

      assertThat(answer.statusCode()).as(wrong).isEqualTo(400);
      assertThat(answer.body()).contains("class=\"wrong\"", "<form");
    }
    assertThat(silences()).isEmpty();
  }

  @Test
  void aLinkThatIsNotOursDoesAndTellsNothing() {
    server.post("/api/v2/alerts", ALERT);
    String good = link.substring(link.indexOf('?') + 1);
    for (String bad :
        List.of(
            "/silence",
            link.substring(0, link.length() - 1),
            link.replace("Down", "Up"),
            link.replace("expires=", "expires=1"))) {
      for (HttpResponse<String> answer :
          List.of(
              server.get(bad),
              submit(bad, form("ann", "", "HOUR")),
              // a good one in the body does not make a bad one in the URL good
              submit(bad, form("ann", "", "HOUR") + "&" + good))) {
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).doesNotContain("Down", "<form");
      }
    }
    assertThat(silences()).isEmpty();

    server.clock().advance(Duration.ofDays(7));
    assertThat(server.get(link).statusCode()).isEqualTo(410);
    assertThat(submit(link, form("ann", "", "HOUR")).statusCode()).isEqualTo(410);
    assertThat(silences()).isEmpty();
  }

  @Test
  void needsNoLoginWhereAllElseDoes() {
    WebFile users = new WebFile(null, Map.of(), Map.of("alice", HASH), Set.of());
    try (RoutingServer closed = new RoutingServer(folder, CONFIG, users).started()) {
      String url = closed.links().url("", LABELS);

      assertThat(closed.get("/api/v2/alerts").statusCode()).isEqualTo(401);
      assertThat(closed.get("/api/monitorix/v1/alerts/00000000000000ab/delivery").statusCode())
          .isEqualTo(401);
      assertThat(closed.get(url).statusCode()).isEqualTo(200);
      assertThat(
              closed
                  .send(
                      closed
                          .builder("POST", url, form("ann", "", "HOUR"))
                          .header("Content-Type", "application/x-www-form-urlencoded")
                          .header("X-Forwarded-For", "192.0.2.1"))
                  .statusCode())
          .isEqualTo(200);
      assertThat(closed.get(link).statusCode()).isEqualTo(403);
      assertThat(closed.send("DELETE", url).statusCode()).isEqualTo(401);
    }
  }

  @Test
  void speaksGerman() {
    server.settings(
        new RoutingSettings(
            Optional.empty(), List.of(), Locale.GERMAN, false, Duration.ofHours(3)));
    server.post("/api/v2/alerts", ALERT);

    assertThat(server.get(link).body())
        .contains("<html lang=\"de\">", "Ich kümmere mich: still bis behoben, höchstens 3 Stunden");
  }

  @Test
  void speaksTheLanguageThatTheBrowserAsksFor() {
    HttpResponse<String> german =
        server.send(server.builder("GET", link, "").header("Accept-Language", "fr, de;q=0.9"));
    HttpResponse<String> refused =
        server.send(
            server.builder("GET", "/silence", "").header("Accept-Language", "de-AT, en;q=0.1"));

    assertThat(german.body()).contains("<html lang=\"de\">", "gerade kein Alarm aktiv");
    assertThat(german.headers().firstValue("Content-Language")).contains("de");
    assertThat(german.headers().firstValue("Vary")).contains("Accept-Language, Accept-Encoding");
    assertThat(refused.body()).contains("Dieser Link stammt nicht von diesem Server");
    server.settings(
        new RoutingSettings(
            Optional.empty(), List.of(), Locale.GERMAN, false, Duration.ofHours(1)));
    server.post("/api/v2/alerts", ALERT);
    assertThat(server.send(server.builder("GET", link, "").header("Accept-Language", "en")).body())
        .contains("<html lang=\"en\">", "at most 1 hour");
  }

  @Test
  void beforeAlertsAreRoutedItSaysSo() {
    try (RoutingServer waiting = new RoutingServer(folder, CONFIG)) {
      HttpResponse<String> answer = waiting.get(waiting.links().url("", LABELS));

      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).contains("5");
      // a process that stands by has not the key: a link of the leader is not called forged
      assertThat(waiting.get(link).statusCode()).isEqualTo(503);
    }
  }
}
