package io.monitorix.exporter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;
import static org.awaitility.Awaitility.await;

import io.monitorix.examples.simulator.PveSimulator;
import io.monitorix.exporter.config.TargetConfig;
import io.monitorix.exporter.fixture.Exposition;
import io.monitorix.exporter.fixture.RawConnection;
import io.monitorix.exporter.fixture.RunningExporter;
import io.monitorix.exporter.fixture.Targets;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesTest {

  private static final String HOSTILE = "<img src=x onerror=\"alert('1')\">&amp;";
  private static final PveSimulator simulator = PveSimulator.builder().size(2, 6).start();
  private static final PveSimulator failing = PveSimulator.builder().size(1, 1).start();
  private static final TargetConfig dead = Targets.dead("dead");
  private static RunningExporter exporter;

  @BeforeAll
  static void start() {
    failing.faults().failWith(500, "<script>alert('reason')</script>");
    exporter =
        RunningExporter.polling(Targets.of("lab", simulator), Targets.of(HOSTILE, failing), dead)
            .awaitReady();
  }

  @AfterAll
  static void stop() {
    exporter.close();
    simulator.close();
    failing.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/                       | 200 | text/html; charset=utf-8                 | <h1>Monitorix</h1>",
        "/metrics                | 200 | text/plain; version=0.0.4; charset=utf-8 | cluster=\"lab\"",
        "/api/prometheus/metrics | 200 | text/plain; version=0.0.4; charset=utf-8 | cluster=\"lab\"",
        "/pve?target=lab         | 200 | text/plain; version=0.0.4; charset=utf-8 | pve_onboot_status",
        "/-/healthy              | 200 | text/plain; charset=utf-8                | Healthy",
        "/-/ready                | 200 | text/plain; charset=utf-8                | Ready",
        "/metrics/               | 404 | text/plain; charset=utf-8                | nothing at /metrics/",
        "/favicon.ico            | 404 | text/plain; charset=utf-8                | / lists what",
        "/pve?target=lab&module=other | 400 | text/plain; charset=utf-8 | Module 'other' not found",
        "/pve?target=192.0.2.1   | 403 | text/plain; charset=utf-8 | list it under targets",
        "/pve?target=            | 403 | text/plain; charset=utf-8 | target '' is not",
        "/pve                    | 403 | text/plain; charset=utf-8 | target 'localhost' is not",
        "/pve?target=dead        | 500 | text/plain; charset=utf-8 | target 'dead' gave nothing: ",
        "/pve?target=lab&target=other | 200 | text/plain; version=0.0.4; charset=utf-8 | pve_up",
        "/pve?&&target=l%61b&&x  | 200 | text/plain; version=0.0.4; charset=utf-8 | pve_up",
      })
  void routeAnswers(String path, int status, String contentType, String content) {
    HttpResponse<String> answer = exporter.get(path);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains(contentType);
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.body()).contains(content);
  }

  @Test
  void deadHostIsAnsweredWithTheReasonAndNoSecret() {
    HttpResponse<String> answer = exporter.get("/pve?target=dead");

    assertThat(answer.body())
        .contains(dead.server().substring("https://".length()))
        .doesNotContain("not-needed");
  }

  @ParameterizedTest
  @CsvSource({
    "'',          true,  true",
    "'&node=0',   true,  false",
    "'&cluster=0',false, true",
    "'&cluster=false&node=FALSE', false, false",
    "'&cluster=&node=1', false, true",
    "'&cluster=no&node=x', true, true",
  })
  void clusterAndNodeAreLeftOutAsAsked(String query, boolean cluster, boolean node) {
    Exposition read = Exposition.parse(exporter.get("/pve?target=lab" + query).body());

    assertThat(read.types().containsKey("pve_cluster_info")).isEqualTo(cluster);
    assertThat(read.types().containsKey("pve_subscription_info")).isEqualTo(node);
  }

  @Test
  void seriesOfAScrapeOnDemandHaveNoClusterLabelAndThoseOfPollsAllHaveOne() {
    assertThat(Exposition.parse(exporter.get("/pve?target=lab").body()).values().keySet())
        .isNotEmpty()
        .noneMatch(series -> series.contains("cluster=\""));
    assertThat(exporter.metrics().startingWith("pve_").keySet())
        .filteredOn(series -> !series.matches("pve_(collection|request)_.*"))
        .isNotEmpty()
        .allMatch(series -> series.contains("cluster=\""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "BREW", "get"})
  void otherMethodsAreRefusedAndTheConnectionGoesOn(String method) throws IOException {
    try (var connection = RawConnection.to(exporter.port())) {
      connection.send(method + " /metrics HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc");
      RawConnection.Answer refused = connection.answer();
      assertThat(refused.status()).isEqualTo(405);
      assertThat(refused.headers()).containsEntry("Allow", "GET, HEAD");

      connection.send("GET /-/healthy HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(connection.answer().status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/metrics", "/-/healthy", "/nowhere", "/pve?target=lab"})
  void headIsAnsweredWithTheLengthAndWithoutTheBody(String path) throws IOException {
    try (var connection = RawConnection.to(exporter.port())) {
      connection.send("HEAD " + path + " HTTP/1.1\r\nHost: x\r\n\r\n");
      RawConnection.Answer head = connection.answerToHead();
      connection.send("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n");
      RawConnection.Answer get = connection.answer();

      assertThat(head.status()).isEqualTo(get.status());
      assertThat(head.headers().get("Content-Type")).isEqualTo(get.headers().get("Content-Type"));
      // numbers change from scrape to scrape, and with them the length
      assertThat(Double.parseDouble(head.headers().getOrDefault("Content-Length", "0")))
          .isCloseTo(
              Double.parseDouble(get.headers().getOrDefault("Content-Length", "0")),
              withPercentage(10));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gzip                   | true",
        "GZip                   | true",
        "gzip;q=1               | true",
        "gzip;q=0.001           | true",
        "deflate, gzip;q=0.5    | true",
        "br,gzip , zstd         | true",
        "identity               | false",
        "''                     | false",
        "gzip;q=0               | false",
        "gzip; q=0.000          | false",
        "gzip;Q=0               | false",
        "gzip ; q = 0           | false",
        "deflate, br            | false",
        "gzipped                | false",
      })
  void bodyIsCompressedWhereTheClientTakesIt(String accepted, boolean compressed)
      throws IOException {
    try (var connection = RawConnection.to(exporter.port())) {
      for (String path : new String[] {"/metrics", "/pve?target=lab"}) {
        connection.send(
            "GET " + path + " HTTP/1.1\r\nHost: x\r\nAccept-Encoding: " + accepted + "\r\n\r\n");
        RawConnection.Answer answer = connection.answer();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().containsKey("Content-Encoding")).isEqualTo(compressed);
        assertThat(answer.body().startsWith("\u001f\u008b")).isEqualTo(compressed);
      }
    }
  }

  @Test
  void scraperThatTellsItsTimeIsAnsweredWithinIt() {
    try (PveSimulator slow = PveSimulator.builder().size(1, 2).start();
        RunningExporter asking = RunningExporter.polling(Targets.of("slow", slow)).awaitReady()) {
      slow.faults().on("/nodes").slow(Duration.ofSeconds(3));
      long start = System.nanoTime();
      HttpResponse<String> answer =
          asking.get("/pve?target=slow", "X-Prometheus-Scrape-Timeout-Seconds", "1.5");

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(1500));
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body())
          .contains("pve_up{", "pve_collector_success{collector=\"config\"} 0.0");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT"})
  void configurationIsLoadedAgainWhenItIsAskedFor(String method) throws IOException {
    try (var connection = RawConnection.to(exporter.port())) {
      connection.send(method + " /-/reload HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
      RawConnection.Answer answer = connection.answer();
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("reloaded\n");

      connection.send("GET /-/reload HTTP/1.1\r\nHost: x\r\n\r\n");
      RawConnection.Answer refused = connection.answer();
      assertThat(refused.status()).isEqualTo(405);
      assertThat(refused.headers()).containsEntry("Allow", "POST, PUT");
    }
  }

  @Test
  void requestsAreMeasuredByTheirRouteAndNothingThatClientsMakeUp() {
    exporter.get("/-/healthy");
    exporter.get("/made-up-1");
    exporter.get("/made-up-2?x=y");
    exporter.get("/pve?target=lab&made=up");

    await()
        .untilAsserted(
            () ->
                assertThat(exporter.metrics().startingWith("http_server_requests_seconds_count"))
                    .containsKeys(
                        "http_server_requests_seconds_count"
                            + "{method=\"GET\",status=\"200\",uri=\"/-/healthy\"}",
                        "http_server_requests_seconds_count"
                            + "{method=\"GET\",status=\"404\",uri=\"NOT_FOUND\"}",
                        "http_server_requests_seconds_count"
                            + "{method=\"GET\",status=\"200\",uri=\"/pve\"}"));
    assertThat(exporter.get("/metrics").body())
        .contains("http_server_requests_seconds_bucket{", "http_server_requests_seconds_sum{")
        .contains("monitorix_web_config_last_reload_successful 1.0")
        .doesNotContain("made-up", "made=up");
  }

  @Test
  void landingPageShowsEachTargetAndEscapesWhatItDidNotWrite() {
    String page = exporter.get("/").body();

    assertThat(page)
        .contains("<a href=\"/metrics?target=lab\">lab</a>", "<span class=\"good\">fine</span>")
        .contains("&lt;img src=x onerror=&quot;alert(")
        .contains("&lt;script&gt;alert(")
        .doesNotContain("<img", "<script", "&amp;amp;amp;");
    assertThat(page.split("<tr>", -1)).hasSize(5);
  }

  @Test
  void landingPageSpeaksTheLanguageThatTheBrowserAsksFor() {
    HttpResponse<String> german = exporter.get("/", "Accept-Language", "fr, de-AT;q=0.8");
    HttpResponse<String> english = exporter.get("/", "Accept-Language", "fr");

    assertThat(german.body())
        .contains("<html lang=\"de\">", "Prometheus liest <a href=\"/metrics\">/metrics</a>.")
        .contains("<span class=\"good\">in Ordnung</span>", "<th>Kollektoren</th>")
        .contains("/api/prometheus/metrics</a>)</li>")
        .contains("&lt;script&gt;alert(")
        .doesNotContain("<script", "{0}", "%s", "fine");
    assertThat(german.headers().firstValue("Content-Language")).contains("de");
    assertThat(german.headers().firstValue("Vary")).contains("Accept-Language, Accept-Encoding");
    assertThat(english.body()).contains("<html lang=\"en\">", "Where things are");
    assertThat(english.headers().firstValue("Content-Language")).contains("en");
  }

  @Test
  void linksOfTheLandingPageLeadSomewhere() {
    String page = exporter.get("/").body();
    var links =
        Pattern.compile("href=\"([^\"]+)\"")
            .matcher(page)
            .results()
            .map(found -> found.group(1))
            .toList();

    assertThat(links).contains("/metrics", "/metrics?target=lab", "/sd/targets");
    // lists of what there is are refused as long as a target has not told
    assertThat(links)
        .allSatisfy(link -> assertThat(exporter.get(link).statusCode()).isIn(200, 503));
  }
}
