package io.monitorix.exporter.web.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.monitorix.exporter.fixture.RunningExporter;
import io.monitorix.exporter.web.Cors;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrometheusApiTest {

  @TempDir private static Path folder;
  private static ApiServer server;

  @BeforeAll
  static void start() {
    server = ApiServer.start(folder, Cors.of("https://grafana\\.example"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void grafanaChecksADataSourceWithAFormThatHasOnePlusOne() {
    HttpResponse<byte[]> answer =
        server.send("POST", "/api/v1/query", "query=1%2B1&time=1795426105.766");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(text(answer))
        .isEqualTo(
            "{\"status\":\"success\",\"data\":{\"resultType\":\"scalar\","
                + "\"result\":[1795426105.766,\"2\"]}}");
  }

  @Test
  void aRangeHasAPointForEachStep() {
    String form = "query=vector(0.1)&start=100&end=101&step=0.25";

    List<Object> values =
        JsonPath.read(
            text(server.send("POST", "/api/v1/query_range", form)), "$.data.result[0].values");

    assertThat(values)
        .hasToString(
            "[[100,\"0.1\"],[100.250,\"0.1\"],[100.500,\"0.1\"],[100.750,\"0.1\"],[101,\"0.1\"]]"
                .replace(".250", ".25")
                .replace(".500", ".5")
                .replace(".750", ".75"));
  }

  @Test
  void whatWasAskedBeforeIsRemembered() {
    String hits = "monitorix_query_cache_requests_total{result=\"hit\"} ";
    String range = "/api/v1/query_range?query=vector(7)&start=1000&end=1060&step=15";
    double before = metric(hits);

    String first = server.get(range).body();

    assertThat(server.get(range).body()).isEqualTo(first).contains("[1060,\"7\"]");
    assertThat(metric(hits)).isEqualTo(before + 1);
    assertThat(server.get(range + "&stats=all").body()).contains("\"stats\"");
    assertThat(server.get(range.replace("15", "30")).body()).isNotEqualTo(first);
    assertThat(server.get(range + "&limit=1").body()).isEqualTo(first);
    assertThat(metric(hits)).isEqualTo(before + 1);
  }

  private static double metric(String beginning) {
    return server
        .get("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith(beginning))
        .mapToDouble(line -> Double.parseDouble(line.substring(beginning.length())))
        .sum();
  }

  @Test
  void whatIsKeptCanBeAskedAndLookedUp() {
    assertThat(server.query("up{job=\"monitorix\"}")).contains("\"__name__\":\"up\"", ",\"1\"]");
    List<String> names = server.json("/api/v1/labels?match[]=up").read("$.data");
    assertThat(names).containsExactly("__name__", "instance", "job");
    List<String> jobs = server.json("/api/v1/label/job/values").read("$.data");
    assertThat(jobs).contains("monitorix");
    List<Map<String, String>> series = server.json("/api/v1/series?match[]=up").read("$.data");
    assertThat(series)
        .contains(Map.of("__name__", "up", "instance", "monitorix", "job", "monitorix"));
  }

  @Test
  void namesThatFitIntoNoPathComeEscaped() {
    List<String> names = server.json("/api/v1/label/U______name____/values").read("$.data");

    assertThat(names).contains("up");
  }

  @Test
  void aLimitCutsAndSaysSo() {
    String answer = server.get("/api/v1/label/__name__/values?limit=1").body();

    assertThat((List<?>) JsonPath.read(answer, "$.data")).hasSize(1);
    assertThat((List<?>) JsonPath.read(answer, "$.warnings"))
        .hasToString("[\"results truncated due to limit\"]");
    assertThat(server.get("/api/v1/query?query=up&limit=1").body())
        .contains("results truncated due to limit");
  }

  @Test
  void aLookbackOfItsOwnFindsWhatIsOlder() {
    long later = Instant.now().getEpochSecond() + 600;
    String path = "/api/v1/query?query=count(up)&time=" + later;

    assertThat((List<?>) server.json(path).read("$.data.result")).isEmpty();
    assertThat((List<?>) server.json(path + "&lookback_delta=1h").read("$.data.result")).hasSize(1);
  }

  @Test
  void statisticsComeWhereTheyAreAskedFor() {
    String path = "/api/v1/query_range?query=count(up)&start=0&end=10&step=5";

    assertThat(server.get(path).body()).doesNotContain("stats");
    Map<String, Object> samples = server.json(path + "&stats=all").read("$.data.stats.samples");
    assertThat(samples).containsKeys("totalQueryableSamples", "peakSamples");
    assertThat((List<?>) samples.get("totalQueryableSamplesPerStep")).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/query?query=sum(|400|bad_data",
        "/query?query=up&timeout=soon|400|bad_data",
        "/query?query=up&lookback_delta=far|400|bad_data",
        "/query?query=up&limit=-1|400|bad_data",
        "/query_range?query=up&start=2&end=1&step=1|400|bad_data",
        "/query_range?query=up&start=0&end=11001&step=1|400|bad_data",
        "/query?query=label_replace(up,'job','x','job','.*')+or+label_replace(up,'instance','','','')"
            + "+*+on()+up|422|execution",
        "/series|400|bad_data",
        "/rules?type=x|400|bad_data",
        "/rules?group_next_token=x|400|bad_data"
      })
  void errorsHaveTheStatusAndTheTypeOfPrometheus(String path, int status, String type) {
    HttpResponse<String> answer = server.get("/api/v1" + path);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat((String) JsonPath.read(answer.body(), "$.errorType")).isEqualTo(type);
    assertThat((String) JsonPath.read(answer.body(), "$.error")).isNotBlank();
  }

  @Test
  void aQueryThatTakesLongerThanItMayIsEnded() {
    String query = "time()";
    for (int doubled = 0; doubled < 9; doubled++) {
      query = "(" + query + "%2B" + query + ")";
    }

    HttpResponse<byte[]> answer =
        server.send(
            "POST", "/api/v1/query_range", "timeout=1ms&start=0&end=11000&step=1&query=" + query);

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(text(answer)).contains("\"errorType\":\"timeout\"");
  }

  @Test
  void aLargeAnswerIsZippedForWhoTakesThat() throws IOException {
    String path = "/api/v1/query_range?query=vector(time())&start=0&end=11000&step=1";
    String plain = server.get(path).body();

    HttpResponse<byte[]> answer = server.send("GET", path, "", "Accept-Encoding", "gzip");

    assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(answer.body().length).isLessThan(plain.length() / 2);
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(plain);
    }
    assertThat((List<?>) JsonPath.read(plain, "$.data.result[0].values")).hasSize(11_001);
  }

  @Test
  void pagesOfSitesThatAreNamedMayAskAndOthersMayNot() {
    String path = "/api/v1/query?query=1";

    HttpResponse<byte[]> preflight =
        server.send("OPTIONS", path, "", "Origin", "https://grafana.example");
    assertThat(preflight.statusCode()).isEqualTo(204);
    assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin"))
        .contains("https://grafana.example");
    assertThat(server.get(path, "Origin", "https://other.example").headers().map())
        .doesNotContainKey("access-control-allow-origin");
  }

  @Test
  void metadataTellsOfWhatIsKeptAndOfTheCatalog() {
    assertThat((String) server.json("/api/v1/metadata?metric=pve_up").read("$.data.pve_up[0].type"))
        .isEqualTo("gauge");
    assertThat(
            (String)
                server
                    .json("/api/v1/metadata?metric=monitorix_store_series")
                    .read("$.data.monitorix_store_series[0].help"))
        .contains("series");
    assertThat((Map<?, ?>) server.json("/api/v1/metadata?limit=2").read("$.data")).hasSize(2);
    assertThat(
            (List<?>)
                server
                    .json("/api/v1/targets/metadata?metric=monitorix_store_series")
                    .read("$.data"))
        .hasSize(1);
  }

  @Test
  void targetsAreTheJobsThatAreKept() {
    List<String> jobs = server.json("/api/v1/targets").read("$.data.activeTargets[*].labels.job");

    assertThat(jobs).contains("monitorix");
    assertThat((List<?>) server.json("/api/v1/targets?state=dropped").read("$.data.activeTargets"))
        .isEmpty();
  }

  @Test
  void theVersionIsThatOfTheApi() {
    assertThat((String) server.json("/api/v1/status/buildinfo").read("$.data.version"))
        .startsWith("3.");
    assertThat((String) server.json("/api/v1/status/buildinfo").read("$.data.revision"))
        .startsWith("monitorix-");
  }

  @Test
  void expressionsAreFormattedAndTakenApart() {
    assertThat((String) server.json("/api/v1/format_query?query=sum(up)by(a)").read("$.data"))
        .isEqualTo("sum by (a) (up)");
    String tree = server.get("/api/v1/parse_query?query=sum(rate(x%5B5m%5D))%20%2F%20y").body();
    assertThat(tree)
        .contains(
            "\"type\":\"binaryExpr\",\"op\":\"/\"",
            "\"card\":\"one-to-one\"",
            "\"fillValues\":{\"lhs\":null,\"rhs\":null}",
            "\"func\":{\"name\":\"rate\",\"argTypes\":[\"matrix\"],\"variadic\":0,"
                + "\"returnType\":\"vector\"}",
            "\"type\":\"matrixSelector\",\"range\":300000,\"name\":\"x\"");
  }

  @Test
  void federationGivesTheNewestSamples() {
    HttpResponse<String> answer = server.get("/federate?match[]=up");

    assertThat(answer.headers().firstValue("Content-Type"))
        .contains("text/plain; version=0.0.4; charset=utf-8");
    assertThat(answer.body()).startsWith("# TYPE up untyped\nup{");
    assertThat(answer.body())
        .containsPattern("instance=\"monitorix\",job=\"monitorix\"} 1 [0-9]+\n");
    assertThat(server.get("/federate?match[]=sum(").statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/api/v1/query?query=1", "/api/v1/status/buildinfo", "/api/v1/label/job/values"})
  void withoutSeriesTheAnswerNamesTheKeyThatIsMissing(String path) {
    try (RunningExporter without = RunningExporter.polling()) {
      HttpResponse<String> answer = without.get(path);

      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).contains("series.enabled", "\"errorType\":\"unavailable\"");
    }
  }

  @Test
  void whatIsNotThereIsNotFound() {
    assertThat(server.get("/api/v1/nope").statusCode()).isEqualTo(404);
    assertThat(server.send("DELETE", "/api/v1/query", "").statusCode()).isEqualTo(405);
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }
}
