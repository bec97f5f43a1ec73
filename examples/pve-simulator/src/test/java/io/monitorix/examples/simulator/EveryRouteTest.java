package io.monitorix.examples.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.examples.simulator.Browser.Answer;
import io.monitorix.examples.simulator.api.Route;
import io.monitorix.examples.simulator.cluster.PveRelease;
import io.monitorix.examples.simulator.resources.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EveryRouteTest {
  @ParameterizedTest
  @EnumSource(PveRelease.class)
  void everyRouteAnswersWhereItExistsAndNowhereElse(PveRelease release) {
    Set<String> existing =
        Resources.routes(release).stream().map(Visit::name).collect(Collectors.toSet());
    List<String> wrong = new ArrayList<>();
    int right = 0;
    try (Visit visit = new Visit(release)) {
      for (Route route : Visit.allRoutes()) {
        String name = Visit.name(route);
        Answer answer = visit.ask(route);
        if (answer.status() == expected(release, name, existing.contains(name))
            && (answer.status() != 200 || Browser.json(answer.body()).containsKey("data"))) {
          right++;
        } else {
          wrong.add("%s: %d %s".formatted(name, answer.status(), answer.body()));
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(right).isGreaterThan(110);
  }

  /** Groups are still there in 9, and nothing but an error; only two nodes have a quorum device. */
  private static int expected(PveRelease release, String name, boolean exists) {
    if (name.equals("GET /cluster/config/qdevice")
        || (release == PveRelease.V9_1 && name.equals("GET /cluster/ha/groups"))) {
      return 500;
    }
    return exists ? 200 : 501;
  }

  @ParameterizedTest
  @CsvSource({
    "/cluster/sdn,                           501, 200, 200",
    "/cluster/sdn/zones,                     501, 200, 200",
    "/cluster/metrics/export,                501, 200, 200",
    "/cluster/metrics/export?node-list=pve1, 501, 400, 200",
    "/cluster/ha/groups,                     200, 200, 500",
    "/cluster/ha/rules,                      501, 501, 200",
    "/nodes/pve1/ceph/pools,                 200, 501, 501",
    "/nodes/pve1/ceph/pool,                  200, 200, 200",
    "/pools?poolid=prod,                     400, 200, 200",
    "/nodes/pve1/rrddata?timeframe=decade,   400, 400, 200",
    "/nodes/pve1/nosuch,                     501, 501, 501",
  })
  void releasesDifferAsTheRealOnesDo(String path, int in7, int in8, int in9) {
    List<Integer> statuses = new ArrayList<>();
    for (PveRelease release : PveRelease.values()) {
      try (PveSimulator pve = PveSimulator.builder().release(release).ceph(true).start();
          Browser browser = new Browser(pve)) {
        statuses.add(browser.get(pve.administrator(), path).status());
      }
    }
    assertThat(statuses).containsExactly(in7, in8, in9);
  }

  @Test
  void unknownParametersAreRefused() {
    try (PveSimulator pve = PveSimulator.builder().start();
        Browser browser = new Browser(pve)) {
      for (String path : List.of("/cluster/backup", "/nodes/pve1/disks/list", "/pools")) {
        Answer answer = browser.get(pve.administrator(), path + "?nosuch=1");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(Browser.json(answer.body()).get("errors"))
            .isEqualTo(
                Map.of(
                    "nosuch",
                    "property is not defined in schema and the schema does not allow additional"
                        + " properties"));
      }
    }
  }
}
