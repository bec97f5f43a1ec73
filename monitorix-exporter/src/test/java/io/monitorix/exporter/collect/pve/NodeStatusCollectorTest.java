package io.monitorix.exporter.collect.pve;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.fixture.Collecting;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NodeStatusCollectorTest {

  private static final String HISTORY = "/nodes/n1/rrddata?timeframe=hour&cf=AVERAGE";
  private static final String OLD = "{\"version\":\"8.4.14\",\"release\":\"8.4\"}";
  private static final String NEW = "{\"version\":\"9.0.3\",\"release\":\"9.0\"}";

  private Nodes nodes;

  @BeforeEach
  void start() throws IOException {
    nodes = Nodes.of("n1").data("/version", OLD);
  }

  @AfterEach
  void stop() {
    nodes.close();
  }

  @Test
  void allThatANodeTellsIsShown() {
    nodes.data(
        "/nodes/n1/status",
        """
        {"loadavg":["0.50","1.25","2"],"wait":0.015,"cpu":0.2,"uptime":3600,
         "memory":{"total":1000,"used":600,"free":400,"available":450},
         "swap":{"total":80,"used":8,"free":72},
         "rootfs":{"total":500,"used":200,"free":300,"avail":280},
         "ksm":{"shared":4096},
         "boot-info":{"mode":"efi","secureboot":1},
         "cpuinfo":{"model":"Test CPU","sockets":2,"cores":16,"cpus":32,"mhz":"2000.1"},
         "current-kernel":{"sysname":"Linux","release":"6.8.12-1-pve","version":"#1 SMP","machine":"x86_64"},
         "kversion":"Linux 6.8.12-1-pve #1 SMP","pveversion":"pve-manager/8.4.14/abcdef01"}
        """);
    assertThat(nodes.samples(CollectorName.NODE_STATUS))
        .containsExactlyInAnyOrder(
            "pve_node_load1{id=\"node/n1\"} 0.5",
            "pve_node_load5{id=\"node/n1\"} 1.25",
            "pve_node_load15{id=\"node/n1\"} 2.0",
            "pve_node_cpu_iowait_ratio{id=\"node/n1\"} 0.015",
            "pve_node_swap_size_bytes{id=\"node/n1\"} 80.0",
            "pve_node_swap_usage_bytes{id=\"node/n1\"} 8.0",
            "pve_node_rootfs_size_bytes{id=\"node/n1\"} 500.0",
            "pve_node_rootfs_usage_bytes{id=\"node/n1\"} 200.0",
            "pve_node_ksm_shared_bytes{id=\"node/n1\"} 4096.0",
            "pve_node_memory_available_bytes{id=\"node/n1\"} 450.0",
            "pve_node_boot_mode_info{id=\"node/n1\",mode=\"efi\",secureboot=\"1\"} 1.0",
            "pve_node_cpu_info{cores=\"16\",id=\"node/n1\",model=\"Test CPU\",sockets=\"2\","
                + "threads=\"32\"} 1.0",
            "pve_node_kernel_info{id=\"node/n1\",machine=\"x86_64\",release=\"6.8.12-1-pve\","
                + "version=\"#1 SMP\"} 1.0",
            "pve_node_version_info{id=\"node/n1\",version=\"8.4.14\"} 1.0");
  }

  @Test
  void whatANodeDoesNotTellIsAbsent() {
    nodes.data(
        "/nodes/n1/status",
        "{\"loadavg\":[\"1\"],\"swap\":{},\"memory\":{\"total\":9},\"boot-info\":{\"mode\":\"legacy-bios\"},"
            + "\"cpuinfo\":{}}");
    assertThat(nodes.samples(CollectorName.NODE_STATUS))
        .containsExactlyInAnyOrder(
            "pve_node_boot_mode_info{id=\"node/n1\",mode=\"legacy-bios\",secureboot=\"\"} 1.0",
            "pve_node_cpu_info{cores=\"\",id=\"node/n1\",model=\"\",sockets=\"\",threads=\"\"} 1.0");
  }

  @Test
  void oldReleasesTellTheKernelInOneLine() {
    nodes.data(
        "/nodes/n1/status",
        "{\"kversion\":\"Linux 5.15.102-1-pve #1 SMP PVE 5.15.102-1 (2023-03-14T13:48Z)\"}");
    assertThat(nodes.samples(CollectorName.NODE_STATUS))
        .containsExactly(
            "pve_node_kernel_info{id=\"node/n1\",machine=\"\",release=\"5.15.102-1-pve\","
                + "version=\"#1 SMP PVE 5.15.102-1 (2023-03-14T13:48Z)\"} 1.0");
  }

  @Test
  void pressureAndTheCacheOfZfsAreThoseOfTheLatestMinuteThatIsFilledIn() {
    nodes
        .data("/version", NEW)
        .data("/nodes/n1/status", "{}")
        .data(
            HISTORY,
            """
            [{"time":1700000180},
             {"time":1700000060,"arcsize":1,"pressurecpusome":99},
             {"time":1700000120,"arcsize":2048,"pressurecpusome":12.5,"pressureiosome":3,
              "pressureiofull":1,"pressurememorysome":0,"pressurememoryfull":0}]
            """);
    assertThat(nodes.samples(CollectorName.NODE_STATUS))
        .containsExactly("pve_node_arc_size_bytes{id=\"node/n1\"} 2048.0");
    assertThat(nodes.samples(CollectorName.NODE_PRESSURE))
        .containsExactlyInAnyOrder(
            "pve_node_pressure_ratio{id=\"node/n1\",kind=\"some\",resource=\"cpu\"} 0.125",
            "pve_node_pressure_ratio{id=\"node/n1\",kind=\"some\",resource=\"io\"} 0.03",
            "pve_node_pressure_ratio{id=\"node/n1\",kind=\"full\",resource=\"io\"} 0.01",
            "pve_node_pressure_ratio{id=\"node/n1\",kind=\"some\",resource=\"memory\"} 0.0",
            "pve_node_pressure_ratio{id=\"node/n1\",kind=\"full\",resource=\"memory\"} 0.0");
  }

  @Test
  void aHistoryThatIsNoLongerWrittenTellsNothing() {
    nodes
        .data("/version", NEW)
        .data(HISTORY, "[{\"time\":1700000000,\"pressurecpusome\":12.5},{\"time\":1700000900}]");
    assertThat(nodes.samples(CollectorName.NODE_PRESSURE)).isEmpty();
  }

  @Test
  void anOldReleaseIsNotAskedForItsHistoryUntilItIsUpgraded() {
    try (Collecting collecting = nodes.collecting(CollectorName.NODE_PRESSURE)) {
      for (int minute = 0; minute < 50; minute++) {
        collecting.pollAfter(Duration.ofMinutes(1));
      }
      assertThat(nodes.asked()).filteredOn("/version"::equals).hasSize(1);
      assertThat(nodes.asked()).doesNotContain(HISTORY);
      assertThat(collecting.snapshot().runs()).allMatch(run -> run.success());

      nodes.data("/version", NEW).data(HISTORY, "[{\"time\":1700000000,\"pressurecpusome\":50}]");
      for (int minute = 0; minute < 50; minute++) {
        collecting.pollAfter(Duration.ofMinutes(1));
      }
      assertThat(collecting.samples())
          .isEqualTo(
              List.of(
                  "pve_node_pressure_ratio{id=\"node/n1\",kind=\"some\",resource=\"cpu\"} 0.5"));
      assertThat(nodes.asked()).filteredOn("/version"::equals).hasSize(2);
    }
  }
}
