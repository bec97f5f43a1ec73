package io.monitorix.exporter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryCommandTest {

  private static final String SCRIPT =
      """
      load 1m
        kettle_celsius{room="kitchen"} 20 50 80 100
        kettle_celsius{room="office, \\"east\\""} 15 15 15 NaN

      eval instant at 2m kettle_celsius{room="kitchen"}
        kettle_celsius{room="kitchen"} 80
      """;

  @TempDir private Path folder;

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private @Nullable HttpServer server;

  @AfterEach
  void stop() {
    if (server != null) {
      server.stop(0);
    }
  }

  @Test
  void scriptIsAskedAtItsNewestSample() {
    Outcome outcome = Outcome.of("query", "kettle_celsius", "--file", file("a.test", SCRIPT));

    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.status()).isZero();
    assertThat(outcome.out().lines())
        .containsExactly(
            "kettle_celsius{room=\"kitchen\"}           100",
            "kettle_celsius{room=\"office, \\\"east\\\"\"}  NaN");
  }

  @Test
  void jsonHasTheShapeOfTheApi() {
    String script = file("a.test", SCRIPT);
    Outcome instant =
        Outcome.of("query", "sum(kettle_celsius)", "--time=60.5", "-o", "json", "--file", script);
    Outcome range =
        Outcome.of(
            "query",
            "kettle_celsius{room=\"kitchen\"} / 3",
            "--start=0",
            "--end=2m",
            "--step=1m",
            "--output=json",
            "--file=" + script);

    assertThat(instant.out())
        .isEqualToNormalizingNewlines(
            "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":"
                + "[{\"metric\":{},\"value\":[60.5,\"65\"]}]}}\n");
    assertThat(range.status()).isEqualTo(2);
    assertThat(range.err()).contains("not a time: '2m'");
  }

  @Test
  void csvQuotesWhatNeedsIt() {
    Outcome outcome =
        Outcome.of(
            "query",
            "kettle_celsius",
            "--start=0",
            "--end=60",
            "--step=1m",
            "--output=csv",
            "--file=" + file("a.test", SCRIPT));

    assertThat(outcome.out().lines())
        .containsExactly(
            "time,__name__,room,value",
            "1970-01-01T00:00:00Z,kettle_celsius,kitchen,20",
            "1970-01-01T00:01:00Z,kettle_celsius,kitchen,50",
            "1970-01-01T00:00:00Z,kettle_celsius,\"office, \"\"east\"\"\",15",
            "1970-01-01T00:01:00Z,kettle_celsius,\"office, \"\"east\"\"\",15");
  }

  @Test
  void graphHasAxesALegendAndItsWidth() {
    Outcome one =
        Outcome.of(
            "query",
            "kettle_celsius{room=\"kitchen\"}",
            "--start=0",
            "--end=180",
            "--output=graph",
            "--width=60",
            "--file=" + file("a.test", SCRIPT));
    Outcome many =
        Outcome.of(
            "query",
            "label_join(kettle_celsius, \"a\", \"\") or label_replace(vector(1), \"n\", \"x\", \"\", \"\")",
            "--start=0",
            "--end=180",
            "--output=graph",
            "--width=60",
            "--file=" + file("a.test", SCRIPT));

    assertThat(one.out().lines()).allMatch(line -> line.length() <= 60);
    assertThat(one.out()).contains("100 ┤", " 20 ┤", "└──", "1970-01-01T00:03:00Z", "⠉");
    assertThat(one.out()).contains("kettle_celsius{room=\"kitchen\"}");
    assertThat(many.out()).contains("● kettle_celsius", "○ ", "1 points are NaN");
  }

  @Test
  void graphDrawsEightSeriesAndNamesTheRest() {
    StringBuilder script = new StringBuilder("load 1m\n");
    for (int i = 0; i < 11; i++) {
      script.append("  guest{id=\"").append(100 + i).append("\"} ").append(i + 1).append("\n");
    }
    Outcome outcome =
        Outcome.of("query", "guest", "-o", "graph", "--file", file("many.test", script.toString()));

    assertThat(outcome.out().lines().filter(line -> line.contains("█"))).hasSize(8);
    assertThat(outcome.out()).contains("not drawn: 3 more series", "  guest{id=\"110\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# TYPE a gauge\na{b=\"c\\n\\\"d\"} 5\n",
        "a{b=\"c\\n\\\"d\",} 5 1700000000000\n",
        "a{b=\"c\\n\\\"d\"} 5 1700000000.000 # {trace=\"x\"} 1\n# EOF\n",
        "{\"a\",\"b\"=\"c\\n\\\"d\"} 5\n",
      })
  void expositionIsRead(String text) {
    Outcome outcome =
        Outcome.of("query", "a{b=\"c\\n\\\"d\"} * 2", "-o", "csv", "--file", file("a.prom", text));

    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out()).contains("\"c\n\"\"d\",10");
  }

  @Test
  void badLineOfAFileIsTold() {
    String bad = file("bad.prom", "a 1\nb{c=1} 2\n");
    Outcome outcome = Outcome.of("query", "a", "--file", bad);

    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err())
        .contains(bad + ":2:5: expected the value of a label in quotes, got '1} 2'");
  }

  @Test
  void mistakeInTheQueryIsPointedAt() {
    Outcome outcome = Outcome.of("query", "sum(kettle_celsius", "--file", file("a.test", SCRIPT));

    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err().lines().toList())
        .anyMatch(line -> line.contains("parse error"))
        .contains("  sum(kettle_celsius")
        .anyMatch(line -> line.matches(" +\\^"));
  }

  @Test
  void serverIsAskedWithAuthorization() throws IOException {
    String url =
        serve(
            200,
            "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[{\"metric\":"
                + "{\"__name__\":\"up\"},\"values\":[[60,\"1\"],[90.5,\"+Inf\"]]}]},"
                + "\"warnings\":[\"half of it\"]}");
    Outcome outcome =
        Outcome.of(
            "query",
            "up",
            "--server",
            url + "/prom/",
            "--start=60",
            "--end=120",
            "--step=30s",
            "--user=ann:secret",
            "--header",
            "X-Scope-OrgID: lab");

    assertThat(outcome.out().lines())
        .containsExactly("up", "  1970-01-01T00:01:00Z  1", "  1970-01-01T00:01:30.500Z  +Inf");
    assertThat(outcome.err()).contains("warning: half of it");
    assertThat(asked)
        .containsExactly(
            "/prom/api/v1/query_range",
            "query=up&start=60&end=120&step=30",
            "Basic YW5uOnNlY3JldA==",
            "lab");
  }

  @Test
  void errorOfTheServerIsTold() throws IOException {
    String url =
        serve(
            400,
            "{\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"invalid parameter"
                + " \\\"query\\\": 1:3: parse error: unexpected end of input\"}");
    Outcome outcome = Outcome.of("query", "up", "--server", url);

    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err()).contains("unexpected end of input").contains("  up\n    ^");
  }

  @Test
  void whatIsNoPrometheusIsTold() throws IOException {
    Outcome outcome = Outcome.of("query", "up", "--server", serve(404, "<h1>nothing here</h1>"));

    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err()).contains("/api/v1/query: HTTP 404: <h1>nothing here</h1>");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "query                                              | Missing required",
        "query a                                            | --server",
        "query a --file x --server y                        | mutually exclusive",
        "query a --server ftp:x                             | not a URL",
        "query a --server http://u:hidden@x:99999/          | not a URL",
        "query a --server http://localhost --user hidden    | expected NAME:PASSWORD",
        "query a --server http://localhost --header hidden  | expected NAME: VALUE",
        "query a --server http://localhost --end now        | --end and --step go with --start",
        "query a --server http://localhost --time 1 --start 1 | leave one of them out",
        "query a --server http://localhost --start now --end now-1h | --end is before --start",
        "query a --server http://localhost --start now-1h --step 0 | has to be positive",
        "query a --server http://localhost --output xml     | xml",
        "query a --file x --user a:b                        | go with --server",
        "promql                                             | name a command: test",
        "promql test                                        | FILE",
      })
  void wrongUsageEndsWithTwo(String arguments, String message) {
    Outcome outcome = Outcome.of(arguments.split(" ", -1));

    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.err().lines().findFirst().orElse("")).doesNotContain("hidden");
    assertThat(outcome.err()).contains(message);
  }

  @Test
  void scriptsThatPassEndWithNothing() {
    Outcome outcome = Outcome.of("promql", "test", file("a.test", SCRIPT), file("b.test", SCRIPT));

    assertThat(outcome.status()).isZero();
    assertThat(outcome.out()).isEqualToNormalizingNewlines("2 passed, 0 failed\n");
  }

  @Test
  void failuresOfScriptsAreToldAndTheOtherCasesRun() {
    String wrong =
        file("wrong.test", SCRIPT.replace("\"} 80", "\"} 81") + "\neval instant at 0 1\n  1\n");
    String broken = file("broken.test", "load 1m\n  a{ 1\n");
    Outcome outcome =
        Outcome.of("promql", "test", broken, wrong, folder.resolve("none.test").toString());

    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.out().lines().toList())
        .anyMatch(line -> line.startsWith(broken + ":2: "))
        .containsSubsequence(
            wrong + ":5: kettle_celsius{room=\"kitchen\"}",
            "  expected: kettle_celsius{room=\"kitchen\"} 81",
            "  got:      kettle_celsius{room=\"kitchen\"} 80")
        .anyMatch(line -> line.contains("cannot read " + folder.resolve("none.test")))
        .last()
        .isEqualTo("1 passed, 3 failed");
  }

  private String serve(int status, String body) throws IOException {
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server = http;
    http.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestURI().toString());
          asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          asked.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
          asked.add(String.valueOf(exchange.getRequestHeaders().getFirst("X-Scope-OrgID")));
          byte[] answer = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    http.start();
    return "http://127.0.0.1:" + http.getAddress().getPort();
  }

  private String file(String name, String content) {
    try {
      return Files.writeString(folder.resolve(name), content).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
