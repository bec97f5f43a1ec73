package io.monitorix.exporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.monitorix.examples.simulator.PveSimulator;
import io.monitorix.exporter.auth.Role;
import io.monitorix.exporter.auth.Scope;
import io.monitorix.exporter.config.DataConfig;
import io.monitorix.exporter.config.SeriesConfig;
import io.monitorix.exporter.fixture.KnownCallers;
import io.monitorix.exporter.fixture.RunningExporter;
import io.monitorix.exporter.fixture.Targets;
import io.monitorix.exporter.web.WebSecurity;
import io.monitorix.exporter.web.WebServer;
import io.monitorix.exporter.web.access.WebAccess;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What callers with scopes see of a process that watches two clusters. */
class ScopesTest {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final String ID = "__meta_pve_guest_id";

  @TempDir private static Path folder;
  private static final PveSimulator lab = PveSimulator.builder().size(1, 30).start();
  private static final PveSimulator other = PveSimulator.builder().size(1, 12).start();
  private static Monitorix monitorix;
  private static WebServer server;

  /** The guests of the lab by id, as service discovery tells of them. */
  private static final Map<String, Map<String, String>> guests = new LinkedHashMap<>();

  private static String pool = "";
  private static String tag = "";

  @BeforeAll
  static void start() {
    monitorix = Monitorix.start(settings(), InstantSource.system());
    KnownCallers callers =
        KnownCallers.ofEachRole()
            .add("lab", Role.OPERATOR, new Scope(Set.of("lab"), Set.of(), Set.of()));
    server =
        WebServer.start(
            RunningExporter.LOCAL,
            WebSecurity.of(WebAccess.open())
                .with(callers, event -> {}, () -> true)
                .with(monitorix::visibility),
            monitorix.routes());
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> query("admin", "count(pve_guest_info) by (cluster)").size() == 2);
    List<Map<String, String>> found =
        JsonPath.read(get("admin", "/sd/guests?target=lab").body(), "$[*].labels");
    found.forEach(labels -> guests.put(labels.get(ID), labels));
    pool = some("__meta_pve_pool");
    tag = some("__meta_pve_tags").split(",", -1)[1];
    callers.add("pool", Role.OPERATOR, new Scope(Set.of("lab"), Set.of(pool), Set.of()));
    callers.add("tag", Role.OPERATOR, new Scope(Set.of(), Set.of(), Set.of(tag)));
    String alert = "{\"labels\": {\"alertname\": \"%s\", %s \"severity\": \"warning\"}}";
    String alerts =
        "["
            + String.join(
                ",",
                alert.formatted("Lab", "\"cluster\": \"lab\","),
                alert.formatted("Other", "\"cluster\": \"other\","),
                alert.formatted("Nowhere", ""),
                alert.formatted(
                    "Guest",
                    "\"cluster\": \"lab\", \"id\": \"" + idsIn(pool).iterator().next() + "\","))
            + "]";
    assertThat(post("admin", "/api/v2/alerts", alerts).statusCode()).isEqualTo(200);
  }

  private static String some(String label) {
    return guests.values().stream()
        .map(labels -> labels.getOrDefault(label, ""))
        .filter(value -> !value.isEmpty())
        .findFirst()
        .orElseThrow();
  }

  private static Set<String> idsIn(String wanted) {
    Set<String> ids = new TreeSet<>();
    guests.forEach(
        (id, labels) -> {
          if (wanted.equals(labels.get("__meta_pve_pool"))) {
            ids.add(id);
          }
        });
    return ids;
  }

  private static Settings settings() {
    SeriesConfig off = SeriesConfig.OFF;
    return Settings.at(RunningExporter.LOCAL)
        .targets(List.of(Targets.of("lab", lab), Targets.of("other", other)))
        .data(new DataConfig(folder, false))
        .series(
            new SeriesConfig(
                true,
                Duration.ofSeconds(1),
                off.retention(),
                off.maxBytes(),
                off.fiveMinutes(),
                off.hours()))
        .build();
  }

  @AfterAll
  static void stop() {
    server.close();
    monitorix.close();
    lab.close();
    other.close();
  }

  private static HttpResponse<String> get(String name, String path) {
    return RunningExporter.get(server.port(), path, "Authorization", "Bearer " + name);
  }

  private static HttpResponse<String> post(String name, String path, String json) {
    return send(name, "POST", path, json);
  }

  private static HttpResponse<String> send(String name, String method, String path, String json) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .timeout(Duration.ofSeconds(20))
            .headers("Authorization", "Bearer " + name, "Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(json))
            .build();
    try {
      return CLIENT.send(request, BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static List<Map<String, String>> query(String name, String expression) {
    return JsonPath.read(
        get(name, "/api/v1/query?query=" + encoded(expression)).body(), "$.data.result[*].metric");
  }

  private static Set<String> values(List<Map<String, String>> series, String label) {
    Set<String> values = new TreeSet<>();
    series.forEach(labels -> values.add(labels.getOrDefault(label, "")));
    return values;
  }

  @Test
  void aScopeOfClustersSeesTheirSeriesAndNoOthers() {
    assertThat(values(query("admin", "{__name__=~\".+\"}"), "cluster"))
        .containsExactly("", "lab", "other");
    assertThat(values(query("lab", "{__name__=~\".+\"}"), "cluster")).containsExactly("lab");
    assertThat(query("lab", "pve_up{cluster=\"other\"} or absent(nothing)")).hasSize(1);
    await()
        .untilAsserted(() -> assertThat(values(ranged("lab"), "cluster")).containsExactly("lab"));
  }

  private static List<Map<String, String>> ranged(String caller) {
    long now = Instant.now().getEpochSecond();
    return JsonPath.read(
        get(
                caller,
                "/api/v1/query_range?query=pve_guest_info&step=5&start="
                    + (now - 20)
                    + "&end="
                    + now)
            .body(),
        "$.data.result[*].metric");
  }

  @Test
  void lookUpsTellNothingOfOtherClusters() {
    String match = "match[]=" + encoded("{__name__=~\"pve_.+\"}");
    for (String path :
        List.of(
            "/api/v1/series?" + match,
            "/api/v1/series?" + match + "&match[]=up",
            "/federate?" + match,
            "/api/v1/targets",
            "/sd/guests",
            "/sd/nodes",
            "/sd/targets",
            "/metrics",
            "/api/prometheus/metrics",
            "/metrics?target=lab",
            "/api/v1/alerts",
            "/api/v1/rules",
            "/api/v2/alerts",
            "/api/v2/alerts/groups",
            "/")) {
      HttpResponse<String> answer = get("lab", path);
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      assertThat(answer.body()).as(path).doesNotContain("\"other\"", ">other<", "\"Nowhere\"");
    }
    assertThat(get("lab", "/api/v1/label/cluster/values").body()).contains("[\"lab\"]");
    assertThat(get("lab", "/api/v1/label/cluster/values?" + match + "&match[]=up").body())
        .contains("[\"lab\"]");
    assertThat(get("lab", "/api/v1/labels").body()).contains("\"cluster\"");
    assertThat(get("pool", "/api/v1/labels").body()).doesNotContain("\"storage\"");
    assertThat(get("lab", "/sd/guests").body()).contains("lab");
  }

  @Test
  void aScopeOfPoolsOrTagsSeesItsGuestsAlone() {
    Set<String> expected = idsIn(pool);
    assertThat(values(query("pool", "pve_guest_info"), "id")).isEqualTo(expected);
    assertThat(values(query("pool", "{__name__=~\".+\"}"), "id")).isEqualTo(expected);
    assertThat(values(query("pool", "{__name__=~\".+\"}"), "cluster")).containsExactly("lab");

    assertThat(values(query("tag", "pve_guest_info{cluster=\"lab\"}"), "id"))
        .isNotEmpty()
        .allSatisfy(
            id ->
                assertThat(Objects.requireNonNull(guests.get(id)).get("__meta_pve_tags"))
                    .contains("," + tag + ","));
    List<String> listed = JsonPath.read(get("pool", "/sd/guests").body(), "$[*].labels." + ID);
    assertThat(new TreeSet<>(listed)).isEqualTo(expected);
    assertThat(get("pool", "/sd/nodes").body().strip()).isEqualTo("[]");
  }

  @Test
  void metricsAreThoseOfTheScopeAlone() {
    String whole = get("admin", "/metrics").body();
    assertThat(whole).contains("cluster=\"other\"", "jvm_");
    assertThat(get("lab", "/metrics").body())
        .contains("pve_node_info{cluster=\"lab\"")
        .doesNotContain("jvm_", "cluster=\"other\"");

    for (String path : List.of("/metrics", "/metrics?target=lab")) {
      Set<String> ids = new TreeSet<>();
      for (String line : get("pool", path).body().lines().toList()) {
        if (!line.startsWith("#")) {
          assertThat(line).contains("cluster=\"lab\"");
          ids.add(line.replaceFirst(".*[{,]id=\"", "").replaceFirst("\".*", ""));
        }
      }
      assertThat(ids).as(path).isEqualTo(idsIn(pool));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/metrics?target=other",
        "/metrics?target=nowhere",
        "/pve?target=other",
        "/pve?target=127.0.0.1",
        "/api/v1/status/tsdb",
        "/api/monitorix/v1/reports/daily",
      })
  void whatTellsOfMoreThanTheScopeIsRefused(String path) {
    assertThat(get("lab", path).statusCode()).isEqualTo(403);
    assertThat(get("admin", path).statusCode()).isNotEqualTo(403);
  }

  @Test
  void alertsAreSeenByWhereTheyBelong() {
    assertThat(names("admin")).contains("Lab", "Other", "Nowhere", "Guest");
    assertThat(names("lab")).contains("Lab", "Guest").doesNotContain("Other", "Nowhere");
    assertThat(names("pool")).contains("Guest").doesNotContain("Lab", "Other", "Nowhere");

    String fingerprint = fingerprint("Other");
    for (String what : List.of("/delivery", "/acknowledge")) {
      String path = "/api/monitorix/v1/alerts/" + fingerprint + what;
      String method = what.equals("/delivery") ? "GET" : "POST";
      String body = "{\"createdBy\": \"ann\"}";
      assertThat(send("lab", method, path, body).statusCode()).isEqualTo(404);
      assertThat(send("operator", method, path, body).statusCode()).isNotEqualTo(404);
    }
  }

  private static List<String> names(String name) {
    return JsonPath.read(get(name, "/api/v2/alerts").body(), "$[*].labels.alertname");
  }

  private static String fingerprint(String alert) {
    List<String> found =
        JsonPath.read(
            get("admin", "/api/v2/alerts").body(),
            "$[?(@.labels.alertname == '" + alert + "')].fingerprint");
    return found.get(0);
  }

  private static String silence(String... namesAndValues) {
    StringBuilder matchers = new StringBuilder();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      matchers
          .append(i == 0 ? "" : ",")
          .append(
              "{\"name\": \"%s\", \"value\": \"%s\", \"isRegex\": false}"
                  .formatted(namesAndValues[i], namesAndValues[i + 1]));
    }
    return """
        {"matchers": [%s], "startsAt": "%s", "endsAt": "%s", "createdBy": "a", "comment": "c"}
        """
        .formatted(matchers, Instant.now(), Instant.now().plusSeconds(600));
  }

  @Test
  void silencesStayWithinTheScope() {
    String guest = idsIn(pool).iterator().next();
    assertThat(post("lab", "/api/v2/silences", silence("alertname", "X")).statusCode())
        .isEqualTo(403);
    assertThat(post("lab", "/api/v2/silences", silence("cluster", "other")).statusCode())
        .isEqualTo(403);
    String regex = silence("cluster", "lab|other").replace("false", "true");
    assertThat(post("lab", "/api/v2/silences", regex).statusCode()).isEqualTo(403);
    assertThat(post("pool", "/api/v2/silences", silence("cluster", "lab")).statusCode())
        .isEqualTo(403);
    assertThat(post("pool", "/api/v2/silences", silence("id", guest)).statusCode()).isEqualTo(403);
    assertThat(
            post("pool", "/api/v2/silences", silence("cluster", "lab", "id", guest)).statusCode())
        .isEqualTo(200);
    assertThat(post("lab", "/api/v2/silences", silence("cluster", "lab")).statusCode())
        .isEqualTo(200);

    String everywhere = created(post("operator", "/api/v2/silences", silence("alertname", "Y")));
    String elsewhere = created(post("operator", "/api/v2/silences", silence("cluster", "other")));
    List<String> shown = JsonPath.read(get("lab", "/api/v2/silences").body(), "$[*].id");
    assertThat(shown).contains(everywhere).doesNotContain(elsewhere);
    String path = "/api/v2/silence/";
    assertThat(get("lab", path + elsewhere).statusCode()).isEqualTo(404);
    assertThat(send("lab", "DELETE", path + elsewhere, "").statusCode()).isEqualTo(404);
    assertThat(send("lab", "DELETE", path + everywhere, "").statusCode()).isEqualTo(403);
    String taken =
        silence("cluster", "lab")
            .replace("{\"matchers\"", "{\"id\": \"" + elsewhere + "\", \"matchers\"");
    assertThat(post("lab", "/api/v2/silences", taken).statusCode()).isEqualTo(403);
  }

  private static String created(HttpResponse<String> answer) {
    return JsonPath.read(answer.body(), "$.silenceID");
  }
}
