package io.monitorix.exporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.monitorix.exporter.fixture.AlertHook;
import io.monitorix.exporter.fixture.CodeApp;
import io.monitorix.exporter.fixture.ManagedSite;
import io.monitorix.exporter.fixture.Targets;
import io.monitorix.exporter.web.Method;
import io.monitorix.exporter.web.api.Endpoints;
import io.monitorix.exporter.web.openapi.ApiCalls;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server answers as its OpenAPI document says, and the document knows all that it answers. */
class ApiContractTest {

  @TempDir private Path folder;
  private ManagedSite site;
  private AlertHook hook;
  private Monitorix exporter;
  private ApiCalls api;

  @BeforeEach
  void start() {
    site = new ManagedSite(folder);
    hook = site.hook();
    exporter = Monitorix.start(site.settings(), InstantSource.system());
    api = new ApiCalls(exporter.port());
    site.awaitPolled(exporter.port());
  }

  @AfterEach
  void stop() {
    exporter.close();
    site.close();
  }

  @Test
  void eachRouteIsInTheDocumentAndTheOtherWayRound() {
    Set<String> routes =
        exporter.routes().stream()
            .filter(route -> route.path().startsWith(Endpoints.BASE + "/"))
            .filter(route -> route.method() != Method.OPTIONS)
            .map(route -> route.method() + " " + route.path().substring(Endpoints.BASE.length()))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(ApiCalls.operations()).isEqualTo(routes);
  }

  @Test
  void eachOperationAnswersAsTheDocumentSays() throws Exception {
    watched();
    told();
    evaluated();
    checked();
    silenced();
    backedUp();
    api.get("/openapi.json");
    api.get("/configuration");
    api.query("/configuration", "format=yaml");
    // Last, as all others would need a login from then on.
    accounted();

    assertThat(api.unanswered()).isEmpty();
  }

  private void backedUp() {
    String name = JsonPath.read(api.post("/backups", "").body(), "$.name");
    assertThat(JsonPath.<List<String>>read(api.get("/backups"), "$.items[*].name"))
        .containsExactly(name);
    api.get("/backups/{name}", name);
  }

  private void accounted() {
    api.get("/auth/me");
    String user = "{\"name\":\"%s\",\"password\":\"seven purple elephants\",\"role\":\"admin\"}";
    String login = "{\"name\":\"ann\",\"password\":\"seven purple elephants\"}";
    String confirmed = "{\"password\":\"seven purple elephants\"}";
    assertThat(api.post("/users", user.formatted("ann")).status()).isEqualTo(201);
    assertThat(api.call("GET", "/users", "", List.of()).status()).isEqualTo(401);
    String refresh = JsonPath.read(api.post("/auth/login", login).body(), "$.refreshToken");
    String access =
        JsonPath.read(
            api.post("/auth/refresh", "{\"refreshToken\":\"" + refresh + "\"}").body(),
            "$.accessToken");
    List<String> ann = List.of("Authorization", "Bearer " + access);
    assertThat(api.call("POST", "/users", user.formatted("bob"), ann).status()).isEqualTo(201);
    api.call("GET", "/users", "", ann);
    String tag = api.call("GET", "/users/{name}", "", ann, "bob").tag();
    tag = api.call("PATCH", "/users/{name}", "{\"role\":\"viewer\"}", match(ann, tag), "bob").tag();
    api.call("DELETE", "/users/{name}", "", match(ann, tag), "bob");

    ApiCalls.Answer token = api.call("POST", "/tokens", "{\"name\":\"ci\"}", ann);
    api.call("GET", "/tokens", "", ann);
    api.call("DELETE", "/tokens/{id}", "", ann, JsonPath.<String>read(token.body(), "$.id"));
    api.call("GET", "/audit", "", ann);

    String secret =
        JsonPath.read(api.call("POST", "/auth/totp", confirmed, ann).body(), "$.secret");
    String code = "{\"code\":\"" + CodeApp.code(secret, Instant.now()) + "\"}";
    assertThat(api.call("POST", "/auth/totp/confirm", code, ann).status()).isEqualTo(200);
    api.call("POST", "/auth/recovery-codes", confirmed, ann);
    api.call("POST", "/auth/totp/remove", confirmed, ann);

    String sessions = api.call("GET", "/users/{name}/sessions", "", ann, "ann").body();
    String other = JsonPath.read(api.post("/auth/login", login).body(), "$.accessToken");
    List<String> again = List.of("Authorization", "Bearer " + other);
    api.call(
        "DELETE",
        "/users/{name}/sessions/{id}",
        "",
        again,
        "ann",
        JsonPath.<String>read(sessions, "$.items[0].id"));
    api.call("POST", "/auth/logout", "", again);
    List<String> third = List.of("Authorization", "Bearer " + access(login));
    api.call("DELETE", "/users/{name}/sessions", "", third, "ann");
    String next = confirmed.replace("}", ",\"newPassword\":\"eleven green umbrellas\"}");
    List<String> fourth = List.of("Authorization", "Bearer " + access(login));
    assertThat(api.call("POST", "/auth/password", next, fourth).status()).isEqualTo(204);
  }

  private String access(String login) {
    return JsonPath.read(api.post("/auth/login", login).body(), "$.accessToken");
  }

  private static List<String> match(List<String> headers, String tag) {
    return List.of(headers.get(0), headers.get(1), "If-Match", tag);
  }

  private void watched() {
    assertThat(JsonPath.<List<String>>read(api.get("/targets"), "$.items[*].state"))
        .containsExactly("up", "up");
    api.get("/targets/{name}", "lab");
    api.get("/targets/{name}", "backups");
    api.get("/inventory");
    api.get("/inventory/nodes");
    api.get("/inventory/guests");
    api.get("/inventory/storages");
    assertThat(JsonPath.<List<String>>read(api.get("/inventory/datastores"), "$.items[*].name"))
        .isNotEmpty();
    api.get("/inventory/{cluster}", "lab");
    api.get("/inventory/{cluster}", "backups");
    api.get("/inventory/{cluster}/nodes/{node}", "lab", "pve1");
    String guest = JsonPath.read(api.get("/inventory/guests"), "$.items[0].id");
    String[] parts = guest.split("/", 2);
    api.get("/inventory/{cluster}/guests/{type}/{vmid}", "lab", parts[0], parts[1]);
    assertThat(api.call("GET", "/targets/{name}", "", List.of(), "nobody").status()).isEqualTo(404);
    assertThat(api.query("/inventory/guests", "pol=x").status()).isEqualTo(400);
  }

  private void told() throws Exception {
    String fingerprint = fire("GuestDown");
    api.get("/alerts");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> !JsonPath.<List<?>>read(api.get("/alerts/history"), "$.items").isEmpty());
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                JsonPath.<List<String>>read(
                        api.get("/alerts/{fingerprint}", fingerprint), "$.history[*].state")
                    .contains("firing"));
    api.get("/alerts/{fingerprint}/delivery", fingerprint);
    api.post("/alerts/{fingerprint}/notes", "{\"text\":\"a disk\"}", fingerprint);
    assertThat(
            JsonPath.<List<String>>read(
                api.get("/alerts/{fingerprint}/notes", fingerprint), "$.items[*].text"))
        .containsExactly("a disk");
    api.post("/alerts/{fingerprint}/acknowledge", "{\"createdBy\":\"ann\"}", fingerprint);
    assertThat(JsonPath.<List<String>>read(api.get("/alerts"), "$.items[*].acknowledgedBy.name"))
        .containsExactly("ann");
    deadLetters();
    api.get("/reports/{name}", "weekly");
    api.post("/reports/{name}/send", "", "weekly");
    api.get("/events");
  }

  private void evaluated() {
    assertThat(JsonPath.<List<String>>read(api.get("/rules"), "$.items[*].name"))
        .containsExactly("NodeBusy");
    String path = "/rules/{group}/{name}";
    ApiCalls.Answer before = api.call("GET", path, "", List.of(), "nodes", "NodeBusy");
    String body = "{\"thresholds\":{\"limit\":5},\"note\":\"too many\"}";
    assertThat(api.call("PATCH", path, body, List.of(), "nodes", "NodeBusy").status())
        .isEqualTo(428);
    List<String> match = List.of("If-Match", before.tag());
    ApiCalls.Answer after = api.call("PATCH", path, body, match, "nodes", "NodeBusy");
    assertThat(JsonPath.<String>read(after.body(), "$.rules[0].query")).endsWith("> 5");
    assertThat(api.call("PATCH", path, body, match, "nodes", "NodeBusy").status()).isEqualTo(412);
    List<String> now = List.of("If-Match", after.tag());
    ApiCalls.Answer undone = api.call("DELETE", path, "", now, "nodes", "NodeBusy");
    assertThat(JsonPath.<String>read(undone.body(), "$.rules[0].query")).endsWith("> 0");
  }

  private void checked() {
    String one = "/services/{name}";
    String body =
        "{\"name\":\"hook\",\"target\":\"127.0.0.1:%d\",\"module\":\"%s\",\"interval\":\"1s\"}";
    int port = exporter.port();
    ApiCalls.Answer wrong = api.post("/services", body.formatted(port, "tcp_conect"));
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(JsonPath.<String>read(wrong.body(), "$.errors[0].field")).isEqualTo("module");
    ApiCalls.Answer added = api.post("/services", body.formatted(port, "tcp_connect"));
    assertThat(added.status()).as(added.body()).isEqualTo(201);
    assertThat(api.post("/services", body.formatted(port, "tcp_connect")).status()).isEqualTo(409);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> api.get("/services").contains("\"state\":\"up\""));
    assertThat(
            JsonPath.<List<Boolean>>read(api.get(one + "/results", "hook"), "$.items[*].success"))
        .contains(true);
    List<String> match = List.of("If-Match", api.call("GET", one, "", List.of(), "hook").tag());
    ApiCalls.Answer changed =
        api.call("PUT", one, body.formatted(Targets.closedPort(), "tcp_connect"), match, "hook");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> api.get(one, "hook").contains("\"state\":\"down\""));
    api.get(one + "/turns", "hook");
    List<String> now = List.of("If-Match", changed.tag());
    assertThat(api.call("DELETE", one, "", now, "hook").status()).isEqualTo(204);
  }

  private void silenced() {
    String silence =
        "{\"matchers\":[\"cluster=lab\",\"id=~\\\"qemu/.*\\\"\"],\"duration\":\"%s\",\"comment\":\"c\"}";
    ApiCalls.Answer made = api.post("/silences", silence.formatted("1h"));
    String id = JsonPath.read(made.body(), "$.id");
    assertThat(JsonPath.<List<String>>read(api.get("/silences"), "$.items[*].id")).contains(id);
    assertThat(api.call("GET", "/silences/{id}", "", List.of(), id).tag()).isEqualTo(made.tag());
    List<String> match = List.of("If-Match", made.tag());
    ApiCalls.Answer changed = api.call("PUT", "/silences/{id}", silence.formatted("2h"), match, id);
    String now = JsonPath.read(changed.body(), "$.id");
    api.call("DELETE", "/silences/{id}", "", List.of("If-Match", changed.tag()), now);
    String work =
        "{\"cluster\":\"lab\",\"node\":\"pve1\",\"duration\":\"1h\",\"comment\":\"disks\"}";
    ApiCalls.Answer begun = api.post("/maintenance", work);
    assertThat(JsonPath.<List<String>>read(begun.body(), "$.matchers"))
        .containsExactly("cluster=\"lab\"", "node=\"pve1\"");
    assertThat(JsonPath.<List<String>>read(api.get("/maintenance"), "$.items[*].comment"))
        .containsExactly("disks");
    String window = JsonPath.read(begun.body(), "$.id");
    api.get("/maintenance/{id}", window);
    api.call("DELETE", "/maintenance/{id}", "", List.of("If-Match", begun.tag()), window);
    assertThat(JsonPath.<List<?>>read(api.get("/maintenance"), "$.items")).isEmpty();
    api.post("/notifications/test", "{\"receiver\":\"hook\"}");
  }

  private void deadLetters() throws Exception {
    hook.refuseNext(2);
    fire("GuestDown", "one");
    fire("GuestDown", "other");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                JsonPath.<List<?>>read(api.query("/notifications", "state=dead").body(), "$").size()
                    == 2);
    List<String> ids = JsonPath.read(api.get("/notifications"), "$[?(@.state == 'dead')].id");
    api.post("/notifications/{id}/retry", "", ids.get(0));
    api.call("DELETE", "/notifications/{id}", "", List.of(), ids.get(1));
  }

  private String fire(String name) throws Exception {
    return fire(name, "lab");
  }

  /** Posts an alert, and gives its fingerprint. */
  private String fire(String name, String cluster) throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    URI alerts = URI.create("http://127.0.0.1:" + exporter.port() + "/api/v2/alerts");
    String body =
        "[{\"labels\":{\"alertname\":\"%s\",\"cluster\":\"%s\",\"id\":\"qemu/100\"}}]"
            .formatted(name, cluster);
    client.send(
        HttpRequest.newBuilder(alerts).POST(BodyPublishers.ofString(body)).build(),
        BodyHandlers.discarding());
    String known =
        client.send(HttpRequest.newBuilder(alerts).build(), BodyHandlers.ofString()).body();
    return JsonPath.<List<String>>read(
            known,
            "$[?(@.labels.alertname == '%s' && @.labels.cluster == '%s')].fingerprint"
                .formatted(name, cluster))
        .get(0);
  }
}
