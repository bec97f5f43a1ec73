package io.monitorix.exporter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.monitorix.exporter.auth.AuditEvent;
import io.monitorix.exporter.auth.Authenticator;
import io.monitorix.exporter.auth.Authenticator.Outcome;
import io.monitorix.exporter.auth.Caller;
import io.monitorix.exporter.auth.Permission;
import io.monitorix.exporter.auth.Role;
import io.monitorix.exporter.auth.Scope;
import io.monitorix.exporter.fixture.KnownCallers;
import io.monitorix.exporter.fixture.RawConnection;
import io.monitorix.exporter.fixture.RunningExporter;
import io.monitorix.exporter.fixture.WrittenDown;
import io.monitorix.exporter.web.access.RoutePermissions;
import io.monitorix.exporter.web.access.WebAccess;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessTest {

  private static final String TEXT = "text/plain; charset=utf-8";
  private static final Scope PART = new Scope(Set.of("lab"), Set.of(), Set.of());

  private static final RoutePermissions TABLE =
      RoutePermissions.of(
          Map.of(
              "GET /public", Permission.PUBLIC,
              "GET /metrics", Permission.METRICS,
              "GET /read", Permission.READ,
              "GET /inspect", Permission.INSPECT,
              "POST /manage", Permission.MANAGE,
              "POST /operate/{id}", Permission.OPERATE,
              "POST /told", Permission.OPERATE,
              "POST /post", Permission.POST_ALERTS));

  private final KnownCallers callers = KnownCallers.ofEachRole().add("part", Role.ADMIN, PART);
  private final WrittenDown trail = new WrittenDown();
  private final AtomicBoolean metricsClosed = new AtomicBoolean();
  private final AtomicInteger unwritten = new AtomicInteger();
  private WebServer server = serving(callers, 0);

  private static void name(Request request) throws IOException {
    request.answer(200, TEXT, request.caller().name() + " " + request.caller().kind());
  }

  private WebServer serving(Authenticator known, int perMinute) {
    RequestObserver observer =
        new RequestObserver() {
          @Override
          public void answered(String method, String uri, int status, Duration duration) {}

          @Override
          public void auditFailed() {
            unwritten.incrementAndGet();
          }
        };
    return WebServer.start(
        RunningExporter.LOCAL,
        WebSecurity.of(WebAccess.open()).with(TABLE).with(known, trail, metricsClosed::get),
        WebLimits.DEFAULT.with(40, Duration.ofSeconds(10), perMinute),
        List.of(
            new Route("/public", AccessTest::name),
            new Route("/metrics", AccessTest::name),
            new Route("/read", AccessTest::name),
            new Route("/inspect", AccessTest::name),
            Route.change(Method.POST, "/manage", AccessTest::name),
            Route.change(Method.POST, "/post", AccessTest::name),
            Route.change(
                Method.POST,
                "/operate/{id}",
                request ->
                    request.answer(request.segment("id").equals("none") ? 404 : 200, TEXT, "")),
            Route.change(
                Method.POST,
                "/told",
                request -> {
                  request.changed("thing.change", "a", "1", "2");
                  name(request);
                })),
        observer);
  }

  private void restart(Authenticator known, int perMinute) {
    server.close();
    server = serving(known, perMinute);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpResponse<String> get(String path, String name) {
    return RunningExporter.get(server.port(), path, "Authorization", "Bearer " + name);
  }

  private RawConnection.Answer send(String head) throws IOException {
    try (RawConnection connection = RawConnection.to(server.port())) {
      connection.send(head + "Content-Length: 0\r\nConnection: close\r\n\r\n");
      return connection.answer();
    }
  }

  private RawConnection.Answer post(String path, String name) throws IOException {
    return send("POST " + path + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + name + "\r\n");
  }

  @Test
  void aRouteWithoutAnEntryKeepsTheServerFromStarting() {
    assertThatThrownBy(
            () ->
                WebServer.start(
                    RunningExporter.LOCAL,
                    WebSecurity.of(WebAccess.open()).with(TABLE),
                    List.of(new Route("/forgotten", AccessTest::name))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("GET /forgotten");
  }

  @Test
  void aSignedRouteCannotBeOpenedByTheTable() {
    Route route = Route.signed(Method.GET, "/read", AccessTest::name);
    assertThatThrownBy(
            () ->
                WebServer.start(
                    RunningExporter.LOCAL,
                    WebSecurity.of(WebAccess.open()).with(TABLE),
                    List.of(route)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("GET /read cannot have READ");
  }

  @Test
  void whoAsksIsKnownToTheRoute() {
    assertThat(get("/read", "viewer").body()).isEqualTo("viewer TOKEN");
    assertThat(get("/inspect", "admin").body()).isEqualTo("admin TOKEN");
    assertThat(RunningExporter.get(server.port(), "/public").body())
        .isEqualTo("127.0.0.1 ANONYMOUS");
  }

  @Test
  void metricsAreOpenUnlessTheyAreClosed() {
    assertThat(RunningExporter.get(server.port(), "/metrics").statusCode()).isEqualTo(200);
    assertThat(get("/metrics", "stale").statusCode()).isEqualTo(200);

    metricsClosed.set(true);
    assertThat(RunningExporter.get(server.port(), "/metrics").statusCode()).isEqualTo(401);
    assertThat(get("/metrics", "viewer").body()).isEqualTo("viewer TOKEN");
  }

  @Test
  void whatARoleLacksIsSaidByName() {
    assertThat(get("/inspect", "operator"))
        .satisfies(
            answer -> {
              assertThat(answer.statusCode()).isEqualTo(403);
              assertThat(answer.body())
                  .isEqualTo(
                      "this needs the permission INSPECT, which the role admin has;"
                          + " operator is operator\n");
            });
    assertThat(get("/inspect", "part").body()).contains("without a scope");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/nothing,            application/json,          $.error,   unauthorized, $.errorType",
    "/api/monitorix/v1/nothing,  application/problem+json,  $.detail,  Unauthorized, $.title",
    "/api/v2/nothing,            application/json,          $.message, 401,          $.code",
    "/alertmanager/api/v2/x,     application/json,          $.message, 401,          $.code",
  })
  void eachApiIsToldInItsOwnManner(
      String path, String type, String message, String value, String field) {
    HttpResponse<String> answer = RunningExporter.get(server.port(), path);

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("Content-Type")).contains(type);
    Object told = JsonPath.read(answer.body(), field);
    assertThat(told).hasToString(value);
    assertThat(JsonPath.<String>read(answer.body(), message)).contains("a login is needed");
  }

  @Test
  void whoFailedTooOftenAndWhoMeetsACrowdAreToldWhenToComeAgain() {
    callers.answer("throttled", new Outcome.Busy("too many failed", Duration.ofMillis(61_500)));
    callers.answer("crowd", new Outcome.Busy("too many wait", Duration.ZERO, true));

    assertThat(get("/read", "throttled").statusCode()).isEqualTo(429);
    assertThat(get("/read", "throttled").headers().firstValue("Retry-After")).contains("62");
    assertThat(get("/read", "crowd").statusCode()).isEqualTo(503);
    assertThat(get("/read", "crowd").headers().firstValue("Retry-After")).contains("1");
  }

  @Test
  void severalCredentialsAtOnceAreNone() throws IOException {
    RawConnection.Answer answer =
        send(
            String.join(
                "\r\n",
                "GET /read HTTP/1.1",
                "Host: x",
                "Authorization: Bearer garbage",
                "Authorization: Bearer admin",
                ""));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("several headers Authorization");
  }

  @Test
  void oneCallerOfManyRequestsIsSlowedDownAndTheOthersAreNot() {
    restart(callers, 3);
    for (int i = 0; i < 3; i++) {
      assertThat(get("/read", "viewer").statusCode()).isEqualTo(200);
    }
    HttpResponse<String> fourth = get("/read", "viewer");
    assertThat(fourth.statusCode()).isEqualTo(429);
    assertThat(fourth.headers().firstValue("Retry-After")).contains("60");
    assertThat(get("/read", "operator").statusCode()).isEqualTo(200);
  }

  @Test
  void whoGuessesIsSlowedDownByTheAddress() {
    restart(callers, 3);
    for (int i = 0; i < 3; i++) {
      assertThat(get("/read", "guess" + i).statusCode()).isEqualTo(401);
    }
    assertThat(get("/read", "guess").statusCode()).isEqualTo(429);
    assertThat(get("/read", "viewer").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "localhost:9221,         200",
    "127.0.0.1,              200",
    "'[::1]:9221',           200",
    "monitorix,              200",
    "monitorix.localhost,    200",
    "rebound.example:9221,   403",
    "127.0.0.1.evil.example, 403",
    "'',                     403",
  })
  void withoutCredentialsANameOfTheInternetIsNotThisMachine(String host, int status)
      throws IOException {
    restart(Authenticator.NONE, 0);
    for (String request : List.of("POST /manage", "GET /inspect")) {
      String head = request + " HTTP/1.1\r\nHost: " + host + "\r\n";
      assertThat(send(head).status()).isEqualTo(status);
      assertThat(send(head + "X-Forwarded-For: 127.0.0.1\r\n").status()).isEqualTo(403);
    }
    assertThat(send("GET /read HTTP/1.1\r\nHost: " + host + "\r\n").status()).isEqualTo(200);
    assertThat(send("GET /read HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer y\r\n").status())
        .isEqualTo(200);
  }

  @Test
  void aChangeThatItsRouteDoesNotTellOfIsWrittenDownAllTheSame() throws IOException {
    assertThat(post("/operate/7", "operator").status()).isEqualTo(200);
    assertThat(post("/operate/none", "operator").status()).isEqualTo(404);
    assertThat(post("/told", "admin").status()).isEqualTo(200);
    assertThat(post("/post", "admin").status()).isEqualTo(200);
    assertThat(get("/read", "admin").statusCode()).isEqualTo(200);

    await()
        .untilAsserted(
            () ->
                assertThat(trail.events())
                    .extracting(
                        AuditEvent::actor,
                        AuditEvent::action,
                        AuditEvent::object,
                        AuditEvent::after,
                        AuditEvent::outcome)
                    .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(
                            "operator", "POST /operate/{id}", "7", "", "ok"),
                        org.assertj.core.groups.Tuple.tuple(
                            "operator", "POST /operate/{id}", "none", "", "HTTP 404"),
                        org.assertj.core.groups.Tuple.tuple(
                            "admin", "thing.change", "a", "2", "ok")));
    assertThat(trail.events().get(0).kind()).isEqualTo(Caller.Kind.TOKEN);
    assertThat(trail.events().get(0).address()).isEqualTo("127.0.0.1");
  }

  @Test
  void whatIsRefusedIsWrittenDownWithinBounds() throws IOException {
    assertThat(RunningExporter.get(server.port(), "/read").statusCode()).isEqualTo(401);
    assertThat(trail.events()).isEmpty();

    for (int i = 0; i < 30; i++) {
      assertThat(get("/read", "garbage").statusCode()).isEqualTo(401);
      assertThat(post("/manage", "viewer").status()).isEqualTo(403);
    }
    assertThat(trail.events()).hasSize(10);
    assertThat(trail.events().get(0).outcome()).isEqualTo("401 the token is not known");
    assertThat(trail.events().get(0).toString()).doesNotContain("garbage");
    assertThat(trail.events().get(1))
        .satisfies(
            event -> {
              assertThat(event.actor()).isEqualTo("viewer");
              assertThat(event.action()).isEqualTo("POST /manage");
              assertThat(event.outcome()).startsWith("403 this needs the permission MANAGE");
            });
  }

  @Test
  void aChangeThatCannotBeWrittenDownIsAnErrorOfTheLogAndCounted() throws IOException {
    trail.fill();
    assertThat(post("/told", "operator").status()).isEqualTo(200);
    assertThat(unwritten).hasValue(1);
  }

  @Test
  void nothingThatIsReflectedBecomesAHeader() throws IOException {
    RawConnection.Answer answer =
        send(
            "GET /read%0d%0aX-Evil:%201?a=%0d%0aX-Evil:%202 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer viewer\r\n");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.headers()).doesNotContainKey("X-Evil");
  }
}
