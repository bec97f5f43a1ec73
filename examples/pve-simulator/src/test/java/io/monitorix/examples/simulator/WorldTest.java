package io.monitorix.examples.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.examples.simulator.Browser.Answer;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorldTest {
  private static final List<String> COUNTERS = List.of("netin", "netout", "diskread", "diskwrite");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/cluster/resources",
        "/cluster/status",
        "/cluster/tasks",
        "/nodes",
        "/nodes/pve1/status",
        "/nodes/pve2/lxc"
      })
  void theSameSeedAndClockGiveTheSameAnswers(String path) {
    assertThat(bodyAfter(7, path, Duration.ofMinutes(20)))
        .isEqualTo(bodyAfter(7, path, Duration.ofMinutes(20)));
  }

  @Test
  void itDoesNotMatterHowOftenTheWorldWasLookedAt() {
    MovableClock clock = new MovableClock();
    try (PveSimulator pve = PveSimulator.builder().seed(7).clock(clock).start();
        Browser browser = new Browser(pve)) {
      for (int i = 0; i < 120; i++) {
        clock.advance(Duration.ofSeconds(10));
        browser.get(pve.auditor(), "/cluster/resources?type=node");
      }
      assertThat(browser.get(pve.auditor(), "/cluster/resources").body())
          .isEqualTo(bodyAfter(7, "/cluster/resources", Duration.ofMinutes(20)));
    }
  }

  @Test
  void anotherSeedGivesAnotherWorld() {
    assertThat(bodyAfter(7, "/cluster/resources", Duration.ZERO))
        .isNotEqualTo(bodyAfter(8, "/cluster/resources", Duration.ZERO));
  }

  @Test
  void countersGoBackOnlyWithAReboot() {
    MovableClock clock = new MovableClock();
    int reboots = 0;
    int growths = 0;
    try (PveSimulator pve = PveSimulator.builder().clock(clock).start();
        Browser browser = new Browser(pve)) {
      Map<Object, Map<String, Object>> before = Map.of();
      for (int i = 0; i < 240; i++) {
        Map<Object, Map<String, Object>> now = new HashMap<>();
        for (Map<String, Object> row :
            browser.get(pve.auditor(), "/cluster/resources?type=vm").rows()) {
          now.put(row.get("id"), row);
          Map<String, Object> last = before.get(row.get("id"));
          if (last == null) {
            continue;
          }
          boolean rebooted = number(row, "uptime") < number(last, "uptime");
          reboots += rebooted ? 1 : 0;
          for (String counter : COUNTERS) {
            if (!rebooted) {
              assertThat(number(row, counter))
                  .as("%s of %s", counter, row)
                  .isGreaterThanOrEqualTo(number(last, counter));
              growths += number(row, counter) > number(last, counter) ? 1 : 0;
            }
          }
        }
        before = now;
        clock.advance(Duration.ofSeconds(15));
      }
    }
    assertThat(reboots).isPositive();
    assertThat(growths).isGreaterThan(10_000);
  }

  @Test
  void anHourSeesBackupsMigrationsAndReboots() {
    MovableClock clock = new MovableClock();
    Set<Object> locks = new HashSet<>();
    Set<Object> types = new HashSet<>();
    int moves = 0;
    try (PveSimulator pve = PveSimulator.builder().clock(clock).start();
        Browser browser = new Browser(pve)) {
      Map<Object, Object> places = new HashMap<>();
      for (int i = 0; i < 240; i++) {
        clock.advance(Duration.ofSeconds(15));
        for (Map<String, Object> row :
            browser.get(pve.auditor(), "/cluster/resources?type=vm").rows()) {
          locks.add(String.valueOf(row.get("lock")));
          @Nullable Object last = places.put(row.get("id"), row.get("node"));
          moves += last != null && !last.equals(row.get("node")) ? 1 : 0;
        }
        browser
            .get(pve.auditor(), "/cluster/tasks")
            .rows()
            .forEach(task -> types.add(task.get("type")));
      }
    }
    assertThat(locks).containsExactlyInAnyOrder("null", "backup", "migrate");
    assertThat(moves).isBetween(5, 80);
    assertThat(types).contains("vzdump", "qmigrate", "vzmigrate", "qmreboot", "vzreboot");
  }

  @Test
  void loadMovesAndStaysInItsRange() {
    MovableClock clock = new MovableClock();
    Set<Double> seen = new HashSet<>();
    try (PveSimulator pve = PveSimulator.builder().clock(clock).start();
        Browser browser = new Browser(pve)) {
      for (int i = 0; i < 30; i++) {
        clock.advance(Duration.ofSeconds(30));
        for (Map<String, Object> row : browser.get(pve.auditor(), "/cluster/resources").rows()) {
          if (row.get("cpu") != null) {
            assertThat(number(row, "cpu")).as("%s", row).isBetween(0.0, 1.0);
            assertThat(number(row, "mem")).as("%s", row).isLessThanOrEqualTo(number(row, "maxmem"));
          }
          if ("qemu/100".equals(row.get("id"))) {
            seen.add(number(row, "cpu"));
          }
        }
      }
    }
    assertThat(seen).hasSizeGreaterThan(20);
  }

  @Test
  void aDeadNodeLeavesRowsWithoutFigures() {
    MovableClock clock = new MovableClock();
    try (PveSimulator pve = PveSimulator.builder().clock(clock).start();
        Browser browser = new Browser(pve)) {
      pve.faults().nodeDown("pve2");
      Answer answer = browser.get(pve.auditor(), "/cluster/resources");

      assertThat(answer.row("id", "node/pve2"))
          .containsEntry("status", "offline")
          .doesNotContainKeys("cpu", "mem", "maxcpu", "uptime");
      assertThat(
              answer.rows().stream()
                  .filter(r -> r.containsKey("vmid") && "pve2".equals(r.get("node"))))
          .hasSize(20)
          .allSatisfy(
              row ->
                  assertThat(row)
                      .containsEntry("status", "unknown")
                      .doesNotContainKeys("name", "cpu", "mem", "maxmem", "netin", "uptime"));
      assertThat(answer.row("id", "storage/pve2/local"))
          .containsEntry("status", "unknown")
          .doesNotContainKeys("disk", "maxdisk");
      assertThat(browser.get(pve.auditor(), "/cluster/status").row("name", "pve2"))
          .containsEntry("online", 0.0);
      Map<String, Object> listed = browser.get(pve.auditor(), "/nodes").row("node", "pve2");
      assertThat(listed).containsEntry("status", "offline").containsEntry("ssl_fingerprint", null);

      clock.advance(Duration.ofSeconds(100));
      pve.faults().nodeUp("pve2");
      clock.advance(Duration.ofSeconds(9));
      Answer back = browser.get(pve.auditor(), "/cluster/resources");
      assertThat(number(back.row("id", "node/pve2"), "uptime")).isEqualTo(9);
      assertThat(number(back.row("id", "qemu/101"), "uptime")).isEqualTo(9);
    }
  }

  @Test
  void powerActionsChangeTheWorldAsTasks() {
    MovableClock clock = new MovableClock();
    try (PveSimulator pve = PveSimulator.builder().clock(clock).start();
        Browser browser = new Browser(pve)) {
      String upid =
          (String) browser.post(pve.administrator(), "/nodes/pve1/qemu/100/status/stop").data();
      assertThat(task(pve, browser, upid))
          .containsEntry("status", "running")
          .doesNotContainKey("exitstatus");

      clock.advance(Duration.ofSeconds(5));
      assertThat(task(pve, browser, upid))
          .containsEntry("status", "stopped")
          .containsEntry("exitstatus", "OK");
      assertThat(current(pve, browser))
          .containsEntry("status", "stopped")
          .containsEntry("cpu", 0.0)
          .containsEntry("netin", 0.0);

      browser.post(pve.administrator(), "/nodes/pve1/qemu/100/status/start");
      clock.advance(Duration.ofSeconds(5));
      assertThat(current(pve, browser))
          .containsEntry("status", "running")
          .containsEntry("uptime", 3.0);
    }
  }

  @Test
  void whatIsWrongWithAStartShowsInItsTask() {
    try (PveSimulator pve = PveSimulator.builder().clock(new MovableClock()).size(1, 30).start();
        Browser browser = new Browser(pve)) {
      assertThat(started(pve, browser, 100)).containsEntry("exitstatus", "VM 100 already running");
      assertThat(started(pve, browser, 124))
          .containsEntry("exitstatus", "you can't start a vm if it's a template");
      assertThat(started(pve, browser, 999))
          .containsEntry(
              "exitstatus", "Configuration file 'nodes/pve1/qemu-server/999.conf' does not exist");
    }
  }

  private static Map<String, Object> started(PveSimulator pve, Browser browser, int vmid) {
    String path = "/nodes/pve1/qemu/%d/status/start".formatted(vmid);
    return task(pve, browser, (String) browser.post(pve.administrator(), path).data());
  }

  private static Map<String, Object> task(PveSimulator pve, Browser browser, String upid) {
    return browser.get(pve.auditor(), "/nodes/pve1/tasks/%s/status".formatted(upid)).object();
  }

  private static Map<String, Object> current(PveSimulator pve, Browser browser) {
    return browser.get(pve.auditor(), "/nodes/pve1/qemu/100/status/current").object();
  }

  private static double number(Map<String, Object> row, String field) {
    return row.get(field) instanceof Double number ? number : Double.NaN;
  }

  private static String bodyAfter(long seed, String path, Duration time) {
    MovableClock clock = new MovableClock();
    try (PveSimulator pve = PveSimulator.builder().seed(seed).clock(clock).start();
        Browser browser = new Browser(pve)) {
      clock.advance(time);
      return browser.get(pve.auditor(), path).body();
    }
  }
}
