package io.monitorix.examples.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.DOUBLE;

import io.monitorix.examples.simulator.cluster.PveRelease;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResourcesTest {
  @Test
  void clusterStatusNamesTheClusterAndItsNodes() {
    try (PveSimulator pve = PveSimulator.builder().clusterName("lab").localNode("pve2").start();
        Browser browser = new Browser(pve)) {
      List<Map<String, Object>> rows = browser.get(pve.auditor(), "/cluster/status").rows();

      assertThat(rows).hasSize(4);
      assertThat(rows.get(0))
          .containsEntry("type", "cluster")
          .containsEntry("name", "lab")
          .containsEntry("quorate", 1.0);
      assertThat(rows.subList(1, 4))
          .extracting(row -> row.get("local"))
          .containsExactly(0.0, 1.0, 0.0);
      assertThat(rows.subList(1, 4))
          .extracting(row -> row.get("nodeid"))
          .containsExactly(1.0, 2.0, 3.0);
    }
  }

  @Test
  void aSingleNodeIsAStandaloneServer() {
    try (PveSimulator pve = PveSimulator.builder().size(1, 3).start();
        Browser browser = new Browser(pve)) {
      List<Map<String, Object>> rows = browser.get(pve.auditor(), "/cluster/status").rows();

      assertThat(rows).hasSize(1);
      assertThat(rows.get(0))
          .containsEntry("type", "node")
          .containsEntry("local", 1.0)
          .containsEntry("nodeid", 0.0);
      assertThat(browser.get(pve.auditor(), "/cluster/resources?type=vm").rows()).hasSize(3);
    }
  }

  @Test
  void resourcesHaveRowsOfEveryType() {
    try (PveSimulator pve = PveSimulator.builder().start();
        Browser browser = new Browser(pve)) {
      List<Map<String, Object>> rows = browser.get(pve.auditor(), "/cluster/resources").rows();

      assertThat(rows)
          .extracting(row -> row.get("type"))
          .contains("node", "qemu", "lxc", "storage", "pool", "sdn");
      assertThat(rows.stream().filter(row -> row.containsKey("vmid"))).hasSize(60);
      assertThat(rows).extracting(row -> row.get("id")).doesNotHaveDuplicates();
      Map<String, Object> first =
          browser.get(pve.auditor(), "/cluster/resources").row("id", "qemu/100");
      assertThat(first)
          .containsEntry("status", "running")
          .containsKeys("name", "cpu", "netin", "uptime", "node");
      assertThat(first.get("maxmem")).asInstanceOf(DOUBLE).isGreaterThan(5e8);
    }
  }

  @Test
  void releaseNineHasNetworkRowsAndHostMemory() {
    try (PveSimulator pve = PveSimulator.builder().release(PveRelease.V9_1).start();
        Browser browser = new Browser(pve)) {
      List<Map<String, Object>> rows = browser.get(pve.auditor(), "/cluster/resources").rows();

      assertThat(rows).extracting(row -> row.get("type")).contains("network").doesNotContain("sdn");
      assertThat(browser.get(pve.auditor(), "/cluster/resources").row("id", "qemu/100"))
          .containsKey("memhost");
      assertThat(browser.get(pve.auditor(), "/version").object()).containsEntry("release", "9.1");
    }
  }

  @Test
  void looseTypesAreSentAsPveSendsThem() {
    try (PveSimulator pve = PveSimulator.builder().start();
        Browser browser = new Browser(pve)) {
      Map<String, Object> status = browser.get(pve.auditor(), "/nodes/pve1/status").object();

      assertThat((List<?>) status.get("loadavg")).hasSize(3).allMatch(String.class::isInstance);
      assertThat(status.get("cpuinfo")).extracting("mhz").isInstanceOf(String.class);
      assertThat(browser.get(pve.auditor(), "/nodes/pve1/qemu/100/config").object().get("memory"))
          .isInstanceOf(String.class);
    }
  }

  @Test
  void replicationJobsTellTheirStateAndFailWithTheirTarget() {
    try (PveSimulator pve = PveSimulator.builder().clock(new MovableClock()).size(2, 100).start();
        Browser browser = new Browser(pve)) {
      Map<String, Object> job = browser.get(pve.auditor(), "/nodes/pve1/replication").rows().get(0);
      String path = "/nodes/pve1/replication/%s/status".formatted(job.get("id"));

      assertThat(job)
          .containsEntry("source", "pve1")
          .containsEntry("target", "pve2")
          .containsKey("guest");
      assertThat(browser.get(pve.auditor(), path).object())
          .containsEntry("fail_count", 0.0)
          .containsKeys("duration", "last_sync", "last_try", "next_sync")
          .doesNotContainKey("error");
      pve.faults().nodeDown("pve2");
      assertThat(browser.get(pve.auditor(), path).object())
          .containsEntry("fail_count", 1.0)
          .containsKey("error");
      assertThat(browser.get(pve.auditor(), "/nodes/pve1/replication/1-9/status").status())
          .isEqualTo(500);
    }
  }

  @Test
  void guestsWithoutABackupJobAreListed() {
    try (PveSimulator pve = PveSimulator.builder().size(3, 200).start();
        Browser browser = new Browser(pve)) {
      assertThat(browser.get(pve.auditor(), "/cluster/backup-info/not-backed-up").rows())
          .hasSizeBetween(5, 60)
          .allSatisfy(row -> assertThat(row).containsOnlyKeys("vmid", "type", "name"));
    }
  }

  @Test
  void aSharedStorageLooksTheSameFromEveryNode() {
    try (PveSimulator pve = PveSimulator.builder().clock(new MovableClock()).start();
        Browser browser = new Browser(pve)) {
      Map<String, Object> here =
          browser.get(pve.auditor(), "/nodes/pve1/storage").row("storage", "nas");
      Map<String, Object> there =
          browser.get(pve.auditor(), "/nodes/pve3/storage").row("storage", "nas");

      assertThat(here)
          .isEqualTo(there)
          .containsEntry("shared", 1.0)
          .containsKeys("used", "avail", "total");
      assertThat(browser.get(pve.auditor(), "/cluster/resources").row("id", "storage/pve2/nas"))
          .containsEntry("disk", here.get("used"));
    }
  }

  @Test
  void aSubscriptionIsActiveOrNotFoundAndTheLevelFollows() {
    try (PveSimulator pve = PveSimulator.builder().size(8, 8).start();
        Browser browser = new Browser(pve)) {
      for (Map<String, Object> node : browser.get(pve.auditor(), "/nodes").rows()) {
        String path = "/nodes/%s/subscription".formatted(node.get("node"));
        assertThat(browser.get(pve.auditor(), path).object())
            .containsEntry("status", "c".equals(node.get("level")) ? "active" : "notfound");
      }
      assertThat(browser.get(pve.auditor(), "/nodes").rows())
          .extracting(row -> row.get("level"))
          .contains("c", "");
    }
  }

  @Test
  void guestsOfANodeAreListedWhereTheClusterSaysTheyAre() {
    try (PveSimulator pve = PveSimulator.builder().clock(new MovableClock()).start();
        Browser browser = new Browser(pve)) {
      for (String kind : List.of("qemu", "lxc")) {
        List<Object> expected =
            browser.get(pve.auditor(), "/cluster/resources?type=vm").rows().stream()
                .filter(row -> kind.equals(row.get("type")) && "pve2".equals(row.get("node")))
                .map(row -> row.get("vmid"))
                .toList();
        assertThat(browser.get(pve.auditor(), "/nodes/pve2/" + kind).rows())
            .extracting(row -> row.get("vmid"))
            .isNotEmpty()
            .isEqualTo(expected);
      }
    }
  }
}
