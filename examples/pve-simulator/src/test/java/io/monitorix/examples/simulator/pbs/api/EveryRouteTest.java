package io.monitorix.examples.simulator.pbs.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.examples.simulator.Browser;
import io.monitorix.examples.simulator.Browser.Answer;
import io.monitorix.examples.simulator.MovableClock;
import io.monitorix.examples.simulator.PbsSimulator;
import io.monitorix.examples.simulator.access.Identity;
import io.monitorix.examples.simulator.pbs.PbsRelease;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EveryRouteTest {
  private static final List<PbsRoute> ROUTES =
      Stream.of(
              General.ROUTES,
              Datastores.ROUTES,
              Jobs.ROUTES,
              NodeState.ROUTES,
              NodeTasks.ROUTES,
              NodeDisks.ROUTES,
              NodeSystem.ROUTES,
              Tapes.ROUTES,
              Configuration.ROUTES,
              PbsAccess.ROUTES)
          .flatMap(List::stream)
          .toList();

  private static final Map<String, String> QUERIES =
      Map.of(
          "/rrd", "?timeframe=hour&cf=AVERAGE",
          "/smart", "?disk=sda",
          "/status", "");

  @ParameterizedTest
  @EnumSource
  void anAdministratorGets200WhereTheReleaseHasItAnd404Elsewhere(PbsRelease release) {
    try (PbsSimulator pbs =
            PbsSimulator.builder().release(release).clock(new MovableClock()).start();
        Browser browser = new Browser(pbs)) {
      String upid = anUpid(browser, pbs);
      for (PbsRoute route : ROUTES) {
        Answer answer = call(browser, pbs.administrator(), route, upid);

        int expected = release.atLeast(route.since()) ? 200 : 404;
        assertThat(answer.status())
            .as("%s %s: %s", route.method(), route.pattern(), answer.body())
            .isEqualTo(expected);
        if (expected == 200) {
          assertThat(answer.headers().get("Content-Type"))
              .isEqualTo("application/json;charset=UTF-8");
          assertThat(Browser.json(answer.body())).containsKey("data");
        } else {
          assertThat(answer.body()).startsWith("Path '/api2/json/").endsWith("' not found.");
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void nobodyGets403InPlainTextWhereARightIsNeeded(PbsRelease release) {
    try (PbsSimulator pbs =
            PbsSimulator.builder().release(release).clock(new MovableClock()).start();
        Browser browser = new Browser(pbs)) {
      String upid = anUpid(browser, pbs);
      int refused = 0;
      for (PbsRoute route : ROUTES) {
        if (route.permission() != null && release.atLeast(route.since())) {
          Answer answer = call(browser, pbs.nobody(), route, upid);

          assertThat(answer.status()).as("%s", route.pattern()).isEqualTo(403);
          assertThat(answer.reason()).isEqualTo("Forbidden");
          assertThat(answer.body()).isEqualTo("permission check failed");
          refused++;
        }
      }
      assertThat(refused).isGreaterThan(25);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anAuditorReadsEverythingButCertificatesAndStartsNothing(PbsRelease release) {
    try (PbsSimulator pbs =
            PbsSimulator.builder().release(release).clock(new MovableClock()).start();
        Browser browser = new Browser(pbs)) {
      String upid = anUpid(browser, pbs);
      for (PbsRoute route : ROUTES) {
        if (release.atLeast(route.since())) {
          assertThat(call(browser, pbs.auditor(), route, upid).status())
              .as("%s %s", route.method(), route.pattern())
              .isEqualTo(
                  route.method().equals("GET") && !route.pattern().contains("certificates")
                      ? 200
                      : 403);
        }
      }
    }
  }

  private static String anUpid(Browser browser, PbsSimulator pbs) {
    Object upid =
        browser.get(pbs.administrator(), "/nodes/localhost/tasks").rows().get(0).get("upid");
    // The ids of tasks hold backslashes, which a URL cannot.
    return String.valueOf(upid).replace("\\", "%5C");
  }

  private static Answer call(Browser browser, Identity as, PbsRoute route, String upid) {
    String path = "/" + String.join("/", route.pattern());
    String name = path.contains("changer") ? "library" : "rpool";
    String job =
        path.contains("prune")
            ? "p-main"
            : path.contains("verify") ? "v-main" : path.contains("sync") ? "s-offsite" : "t-weekly";
    path =
        path.replace("{store}", "main")
            .replace("{node}", "localhost")
            .replace("{upid}", upid)
            .replace("{service}", "ssh")
            .replace("{drive}", "lto8")
            .replace("{userid}", "admin@pbs")
            .replace("{name}", name)
            .replace("{id}", job);
    path += QUERIES.getOrDefault(path.substring(path.lastIndexOf('/')), "");
    return route.method().equals("GET") ? browser.get(as, path) : browser.post(as, path);
  }
}
