package io.monitorix.examples.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.examples.simulator.Browser.Answer;
import io.monitorix.examples.simulator.access.Identity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClusterAnswersTest {
  @Test
  void theHaManagerMovesAwayFromADeadNode() {
    try (PveSimulator pve = PveSimulator.builder().clock(new MovableClock()).start();
        Browser browser = new Browser(pve)) {
      Answer before = browser.get(pve.auditor(), "/cluster/ha/status/current");
      assertThat(before.row("id", "quorum")).containsEntry("status", "OK");
      assertThat(before.row("id", "master")).containsEntry("node", "pve1");
      assertThat(before.rows().stream().filter(row -> "service".equals(row.get("type"))))
          .hasSameSizeAs(browser.get(pve.auditor(), "/cluster/ha/resources").rows())
          .isNotEmpty()
          .allSatisfy(row -> assertThat(row).containsEntry("crm_state", "started"));

      pve.faults().nodeDown("pve2");
      assertThat(
              String.valueOf(
                  browser
                      .get(pve.auditor(), "/cluster/ha/status/current")
                      .row("id", "lrm:pve2")
                      .get("status")))
          .startsWith("pve2 (old timestamp - dead?, ");
      pve.faults().nodeDown("pve3");
      assertThat(browser.get(pve.auditor(), "/cluster/ha/status/current").row("id", "quorum"))
          .containsEntry("quorate", 0.0)
          .containsEntry("status", "No quorum on node 'pve1'!");
      assertThat(browser.get(pve.auditor(), "/cluster/ha/status/manager_status").object())
          .extracting("quorum")
          .isEqualTo(Map.of("node", "pve1", "quorate", "0"));
    }
  }

  @Test
  void cephIsNotInstalledUnlessItIsAskedFor() {
    try (PveSimulator pve = PveSimulator.builder().start();
        Browser browser = new Browser(pve)) {
      for (String path :
          List.of("/cluster/ceph/status", "/cluster/ceph/flags", "/nodes/pve1/ceph/osd")) {
        Answer answer = browser.get(pve.auditor(), path);
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.reason()).isEqualTo("binary not installed: /usr/bin/ceph-mon");
      }
    }
  }

  @Test
  void cephSuffersWithItsNodes() {
    try (PveSimulator pve = PveSimulator.builder().ceph(true).start();
        Browser browser = new Browser(pve)) {
      assertThat(browser.get(pve.auditor(), "/cluster/ceph/status").object())
          .extracting("health.status", "osdmap.num_up_osds")
          .containsExactly("HEALTH_OK", 12.0);

      pve.faults().nodeDown("pve3");
      Map<String, Object> status = browser.get(pve.auditor(), "/cluster/ceph/status").object();
      assertThat(status)
          .extracting("health.status", "osdmap.num_osds", "osdmap.num_up_osds", "quorum_names")
          .containsExactly("HEALTH_WARN", 12.0, 8.0, List.of("pve1", "pve2"));
      assertThat(status.get("health")).asString().contains("4 osds down");
      assertThat(browser.get(pve.auditor(), "/nodes/pve1/ceph/osd").body())
          .contains("\"status\":\"up\"", "\"status\":\"down\"");
      assertThat(browser.get(pve.auditor(), "/nodes/pve1/disks/list").rows())
          .extracting(row -> row.get("osdid"))
          .containsExactly(-1.0, -1.0, -1.0, -1.0, 0.0, 1.0, 2.0, 3.0);
    }
  }

  @Test
  void measurementsAreExportedWithTheirHistoryAndOnlyNewOnes() {
    MovableClock clock = new MovableClock();
    try (PveSimulator pve = PveSimulator.builder().clock(clock).size(2, 6).start();
        Browser browser = new Browser(pve)) {
      long now = clock.instant().getEpochSecond();
      List<Map<String, Object>> latest = exported(pve, browser, "");
      assertThat(latest).extracting(row -> row.get("timestamp")).containsOnly((double) now);
      assertThat(latest)
          .extracting(row -> row.get("id"))
          .contains("node/pve1", "node/pve2", "qemu/100", "lxc/102", "storage/pve2/local");
      assertThat(exported(pve, browser, "?local-only=1"))
          .extracting(row -> row.get("id"))
          .contains("node/pve1")
          .doesNotContain("node/pve2");
      assertThat(exported(pve, browser, "?start-time=" + now)).isEmpty();

      List<Map<String, Object>> history = exported(pve, browser, "?history=1");
      assertThat(history)
          .extracting(row -> row.get("timestamp"))
          .contains(now - 600.0)
          .hasSize(180 * latest.size());
      assertThat(values(history, "net_in")).isSorted().doesNotHaveDuplicates();
      assertThat(values(history, "mem_total"))
          .hasSize(180)
          .containsOnly(values(latest, "mem_total").get(0));
    }
  }

  private static List<Map<String, Object>> exported(
      PveSimulator pve, Browser browser, String query) {
    Map<String, Object> answer =
        browser.get(pve.auditor(), "/cluster/metrics/export" + query).object();
    return ((List<?>) Objects.requireNonNull(answer.get("data")))
        .stream().map(ClusterAnswersTest::row).toList();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> row(Object row) {
    return (Map<String, Object>) row;
  }

  private static List<Double> values(List<Map<String, Object>> rows, String metric) {
    return rows.stream()
        .filter(row -> "node/pve1".equals(row.get("id")) && metric.equals(row.get("metric")))
        .map(row -> (Double) Objects.requireNonNull(row.get("value")))
        .toList();
  }

  @Test
  void theLogTellsOfTasksToThoseWhoMayReadIt() {
    MovableClock clock = new MovableClock();
    try (PveSimulator pve = PveSimulator.builder().clock(clock).start();
        Browser browser = new Browser(pve)) {
      clock.advance(Duration.ofMinutes(10));
      List<Map<String, Object>> lines =
          browser.get(pve.administrator(), "/cluster/log?max=5").rows();
      assertThat(lines).hasSize(5);
      assertThat(lines.get(0)).containsKeys("uid", "node", "pid", "tag", "pri", "time", "user");
      assertThat((String) lines.get(0).get("msg")).containsPattern("task UPID:pve\\d:");
      assertThat(browser.get(pve.auditor(), "/cluster/log").rows()).isEmpty();
    }
  }

  @Test
  void aStandaloneServerHasNoClusterToJoin() {
    try (PveSimulator pve = PveSimulator.builder().size(1, 3).start();
        Browser browser = new Browser(pve)) {
      Answer join = browser.get(pve.auditor(), "/cluster/config/join");

      assertThat(join.status()).isEqualTo(424);
      assertThat(join.body())
          .contains("\"message\":\"node is not in a cluster, no join info available!\"");
      assertThat(browser.get(pve.auditor(), "/cluster/config/nodes").rows()).isEmpty();
      assertThat(browser.get(pve.auditor(), "/cluster/nextid").data()).isEqualTo("103");
      assertThat(browser.get(pve.auditor(), "/cluster/nextid?vmid=101").status()).isEqualTo(400);
    }
  }

  @Test
  void theAgentAnswersWhereItIsSetUpAndRuns() {
    MovableClock clock = new MovableClock();
    try (PveSimulator pve = PveSimulator.builder().clock(clock).size(1, 40).start();
        Browser browser = new Browser(pve)) {
      Identity admin = pve.administrator();
      List<Map<String, Object>> machines =
          browser.get(admin, "/nodes/pve1/qemu").rows().stream()
              .filter(row -> "running".equals(row.get("status")))
              .toList();
      String with = agent(machines.stream(), pve, browser, true);
      String without = agent(machines.stream(), pve, browser, false);

      assertThat(browser.get(admin, with + "get-osinfo").object())
          .extracting("result.id")
          .isEqualTo("debian");
      assertThat(browser.get(admin, with + "network-get-interfaces").body())
          .contains("\"ip-address-type\":\"ipv4\"", "\"rx-bytes\":");
      assertThat(browser.post(admin, with + "ping").body()).isEqualTo("{\"data\":{\"result\":{}}}");
      assertThat(browser.get(admin, without + "info").reason())
          .isEqualTo("No QEMU guest agent configured");
      assertThat(browser.get(pve.auditor(), with + "info").status()).isEqualTo(403);

      String machine = with.substring(0, with.length() - "agent/".length());
      browser.post(admin, machine + "status/reboot");
      clock.advance(Duration.ofSeconds(10));
      assertThat(browser.get(admin, with + "info").reason())
          .isEqualTo("QEMU guest agent is not running");
      browser.post(admin, machine + "status/stop");
      clock.advance(Duration.ofSeconds(5));
      assertThat(browser.get(admin, with + "info").reason())
          .endsWith("is not running")
          .startsWith("VM ");
    }
  }

  private static String agent(
      Stream<Map<String, Object>> machines, PveSimulator pve, Browser browser, boolean configured) {
    return machines
            .map(
                row ->
                    "/nodes/pve1/qemu/%s/"
                        .formatted(String.valueOf(row.get("vmid")).replace(".0", "")))
            .filter(
                path ->
                    browser.get(pve.administrator(), path + "config").object().containsKey("agent")
                        == configured)
            .findFirst()
            .orElseThrow(() -> new AssertionError("no machine with agent: " + configured))
        + "agent/";
  }

  @Test
  void fullListsSayWhatTheMonitorKnows() {
    try (PveSimulator pve = PveSimulator.builder().clock(new MovableClock()).start();
        Browser browser = new Browser(pve)) {
      assertThat(browser.get(pve.auditor(), "/nodes/pve1/qemu").row("vmid", 100.0))
          .doesNotContainKeys("blockstat", "nics", "balloon");
      assertThat(browser.get(pve.auditor(), "/nodes/pve1/qemu?full=1").row("vmid", 100.0))
          .containsKeys("blockstat", "nics", "balloon", "running-qemu");
    }
  }

  @Test
  void poolsAndUsersShowTheirMembersAndTokens() {
    try (PveSimulator pve = PveSimulator.builder().clock(new MovableClock()).start();
        Browser browser = new Browser(pve)) {
      Map<String, Object> pool =
          browser.get(pve.auditor(), "/pools?poolid=prod").row("poolid", "prod");
      assertThat((List<?>) pool.get("members"))
          .hasSameSizeAs(
              browser.get(pve.auditor(), "/cluster/resources?type=vm").rows().stream()
                  .filter(row -> "prod".equals(row.get("pool")))
                  .toList());
      assertThat(browser.get(pve.auditor(), "/access/users?full=1").row("userid", "admin@pve"))
          .extracting("tokens")
          .asString()
          .contains("tokenid=full");
      assertThat(browser.get(pve.nobody(), "/access/users").rows())
          .extracting(row -> row.get("userid"))
          .containsExactly("nobody@pve");
    }
  }
}
