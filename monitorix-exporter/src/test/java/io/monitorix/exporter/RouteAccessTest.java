package io.monitorix.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.examples.simulator.PveSimulator;
import io.monitorix.exporter.auth.Permission;
import io.monitorix.exporter.auth.Role;
import io.monitorix.exporter.auth.Scope;
import io.monitorix.exporter.auth.Visibility;
import io.monitorix.exporter.config.DataConfig;
import io.monitorix.exporter.config.SeriesConfig;
import io.monitorix.exporter.fixture.KnownCallers;
import io.monitorix.exporter.fixture.RawConnection;
import io.monitorix.exporter.fixture.RunningExporter;
import io.monitorix.exporter.fixture.Targets;
import io.monitorix.exporter.web.Method;
import io.monitorix.exporter.web.Route;
import io.monitorix.exporter.web.WebSecurity;
import io.monitorix.exporter.web.WebServer;
import io.monitorix.exporter.web.access.RoutePermissions;
import io.monitorix.exporter.web.access.WebAccess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each route of a process with all that there is, asked by each kind of caller. */
class RouteAccessTest {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final RoutePermissions TABLE = RoutePermissions.standard();
  private static final Set<Permission> OF_THE_WHOLE =
      EnumSet.of(Permission.MANAGE, Permission.INSPECT, Permission.POST_ALERTS);

  @TempDir private static Path folder;
  private static PveSimulator simulator;
  private static Monitorix full;
  private static WebServer closed;

  @BeforeAll
  static void start() {
    simulator = PveSimulator.builder().size(1, 1).start();
    full = Monitorix.start(settings(), InstantSource.system());
    KnownCallers callers =
        KnownCallers.ofEachRole()
            .add("scoped", Role.ADMIN, new Scope(Set.of("elsewhere"), Set.of(), Set.of()));
    closed =
        WebServer.start(
            RunningExporter.LOCAL,
            WebSecurity.of(WebAccess.open())
                .with(callers, event -> {}, () -> true)
                .with(scope -> Visibility.of(scope, List.of())),
            full.routes());
  }

  private static Settings settings() {
    SeriesConfig off = SeriesConfig.OFF;
    return Settings.at(RunningExporter.LOCAL)
        .targets(List.of(Targets.of("lab", simulator)))
        .data(new DataConfig(folder, false))
        .series(
            new SeriesConfig(
                true,
                Duration.ofSeconds(5),
                off.retention(),
                off.maxBytes(),
                off.fiveMinutes(),
                off.hours()))
        .build();
  }

  @AfterAll
  static void stop() {
    closed.close();
    full.close();
    simulator.close();
  }

  private static Set<String> named(List<Route> routes) {
    return routes.stream()
        .filter(route -> route.method() != Method.OPTIONS)
        .map(route -> route.method() + " " + route.path())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void eachEntryOfTheTableHasARouteAndEachRouteAnEntry() {
    Set<String> there = named(full.routes());
    try (Monitorix bare =
        Monitorix.start(Settings.at(RunningExporter.LOCAL).build(), InstantSource.system())) {
      there.addAll(named(bare.routes()));
    }
    assertThat(TABLE.routes()).containsExactlyInAnyOrderElementsOf(there);
  }

  static Stream<Route> routes() {
    return full.routes().stream();
  }

  private static Permission permission(Route route) {
    return TABLE.of(route.method().name(), route.path()).orElseThrow();
  }

  private static HttpResponse<String> ask(Route route, String... headers) {
    String path = route.path().replaceAll("\\{\\w+}", "x") + "?target=lab";
    // an answer that goes on for ever has the same head
    boolean endless = route.method() == Method.GET && path.contains("/events?");
    String method = endless ? "HEAD" : route.method().name();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + closed.port() + path))
            .timeout(Duration.ofSeconds(20))
            .method(method, BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return CLIENT.send(request.build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static HttpResponse<String> askAs(String name, Route route) {
    return ask(route, "Authorization", "Bearer " + name);
  }

  private static boolean isForbiddenByRole(HttpResponse<String> answer) {
    return answer.statusCode() == 403 && answer.body().contains("needs the permission");
  }

  @ParameterizedTest
  @MethodSource("routes")
  void whoHasNoCredentialsGetsWhatIsOpenAlone(Route route) {
    for (String[] headers :
        List.of(
            new String[] {},
            new String[] {"Authorization", "Bearer garbage"},
            new String[] {"Authorization", "Basic Z2FyYmFnZTpnYXJiYWdl"},
            new String[] {"Authorization", "garbage"})) {
      HttpResponse<String> answer = ask(route, headers);
      if (permission(route).isOpen()) {
        assertThat(answer.statusCode()).isNotEqualTo(401);
      } else {
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().allValues("WWW-Authenticate"))
            .containsExactly("Bearer realm=\"monitorix\"", "Basic");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("routes")
  void eachRoleMayWhatTheTableSays(Route route) {
    for (Role role : Role.values()) {
      HttpResponse<String> answer = askAs(role.text(), route);

      assertThat(answer.statusCode()).isNotIn(401, 429, 500);
      assertThat(isForbiddenByRole(answer))
          .as("%s as %s: %s", permission(route), role, answer.body())
          .isEqualTo(!permission(route).isOpen() && !role.includes(permission(route).least()));
    }
  }

  @ParameterizedTest
  @MethodSource("routes")
  void whoSeesAPartManagesNothing(Route route) {
    HttpResponse<String> answer = askAs("scoped", route);

    assertThat(answer.statusCode()).isNotIn(401, 429, 500);
    assertThat(isForbiddenByRole(answer)).isEqualTo(OF_THE_WHOLE.contains(permission(route)));
    if (!permission(route).isOpen()) {
      assertThat(answer.body()).doesNotContain("cluster=\"lab\"", "\"cluster\":\"lab\"");
    }
  }

  @ParameterizedTest
  @MethodSource("routes")
  void preflightsTellNothing(Route route) {
    if (route.method() == Method.OPTIONS) {
      HttpResponse<String> answer = ask(route, "Origin", "http://other.example");

      assertThat(answer.statusCode()).isEqualTo(204);
      assertThat(answer.body()).isEmpty();
    } else {
      assertThat(permission(route)).isNotNull();
    }
  }

  static List<String> others() {
    List<String> lines = new ArrayList<>();
    for (String path :
        List.of(
            "/-/reload/",
            "//-/reload",
            "/-//reload",
            "/-/RELOAD",
            "/-/reload;x",
            "/-/reload%00",
            "/%2F-/reload",
            "/x/..%2F-/reload",
            "/x/../-/reload",
            "/./-/reload",
            "/%2D/reload",
            "http://127.0.0.1/-/reload",
            "http://evil.example/-/reload",
            "/-/reload?x=/-/healthy",
            "/-/healthy/../reload")) {
      lines.add("POST " + path + " HTTP/1.1\r\nHost: x\r\n");
    }
    for (String header :
        List.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override", "_method")) {
      lines.add("GET /-/reload HTTP/1.1\r\nHost: x\r\n" + header + ": POST\r\n");
      lines.add(
          "GET /-/healthy HTTP/1.1\r\nHost: x\r\nX-Original-URL: /-/reload\r\n"
              + header
              + ": POST\r\n");
    }
    lines.add("HEAD /api/v1/query?query=up HTTP/1.1\r\nHost: x\r\n");
    lines.add("OPTIONS /-/reload HTTP/1.1\r\nHost: x\r\n");
    lines.add("TRACE /-/reload HTTP/1.1\r\nHost: x\r\n");
    lines.add("post /-/reload HTTP/1.1\r\nHost: x\r\n");
    return lines;
  }

  @ParameterizedTest
  @MethodSource("others")
  void noOtherWayToSayItGetsPastTheGuard(String head) throws IOException {
    for (String user : List.of("", "Authorization: Bearer viewer\r\n")) {
      try (RawConnection connection = RawConnection.to(closed.port())) {
        connection.send(head + user + "Content-Length: 0\r\nConnection: close\r\n\r\n");
        RawConnection.Answer answer =
            head.startsWith("HEAD") ? connection.answerToHead() : connection.answer();

        assertThat(answer.body()).doesNotContain("reloaded");
        if (user.isEmpty() && !head.startsWith("GET /-/healthy")) {
          assertThat(answer.status()).isIn(400, 401);
        }
      }
    }
  }
}
