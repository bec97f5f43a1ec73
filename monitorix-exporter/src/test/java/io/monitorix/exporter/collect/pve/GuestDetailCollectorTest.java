package io.monitorix.exporter.collect.pve;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.examples.simulator.PveSimulator;
import io.monitorix.examples.simulator.cluster.PveRelease;
import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.fixture.Collecting;
import io.monitorix.exporter.fixture.JsonServer;
import io.monitorix.exporter.fixture.Samples;
import io.monitorix.exporter.fixture.Targets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GuestDetailCollectorTest {

  private JsonServer server;

  @BeforeEach
  void start() throws Exception {
    server =
        new JsonServer()
            .data(
                "/cluster/status",
                """
                [{"type":"node","id":"node/n1","name":"n1","online":1},
                 {"type":"node","id":"node/n2","name":"n2","online":1}]
                """)
            .data("/cluster/resources", "[]")
            .data(
                "/nodes/n1/qemu?full=1",
                """
                [{"vmid":100,"status":"running","qmpstatus":"paused","running-machine":"pc-q35-9.2+pve1",
                  "running-qemu":"9.2.0","balloon":"2147483648","balloon_min":1073741824,"freemem":524288000,
                  "ballooninfo":{"actual":2147483648,"free_mem":1,"last_update":1795423918},
                  "pressurecpusome":12.5,"pressurecpufull":0,"pressureiosome":"3.00","pressureiofull":1,
                  "pressurememorysome":0.25,"pressurememoryfull":100,
                  "blockstat":{"scsi0":{"rd_bytes":1000,"wr_bytes":2000,"rd_operations":3,"wr_operations":4},
                               "ide2":{"rd_bytes":5}}},
                 {"vmid":101,"status":"stopped","qmpstatus":"stopped","pressurecpusome":0},
                 {"vmid":102,"status":"running","qmpstatus":"colo"}]
                """)
            .data(
                "/nodes/n1/lxc",
                """
                [{"vmid":200,"status":"running","swap":4096,"maxswap":536870912,"pressureiosome":50},
                 {"vmid":201,"status":"stopped","swap":0,"maxswap":1024},
                 {"vmid":"202","status":"running"}]
                """)
            .data("/nodes/n2/qemu?full=1", "[]")
            .data("/nodes/n2/lxc", "[]");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Collecting polled() {
    return Collecting.of(server.target(), CollectorName.GUEST_DETAIL).poll();
  }

  @Test
  void pressureIsARatioOfRunningGuests() {
    try (Collecting collecting = polled()) {
      assertThat(collecting.samples("pve_guest_pressure_ratio"))
          .containsExactlyInAnyOrder(
              "pve_guest_pressure_ratio{id=\"qemu/100\",kind=\"some\",resource=\"cpu\"} 0.125",
              "pve_guest_pressure_ratio{id=\"qemu/100\",kind=\"full\",resource=\"cpu\"} 0.0",
              "pve_guest_pressure_ratio{id=\"qemu/100\",kind=\"some\",resource=\"io\"} 0.03",
              "pve_guest_pressure_ratio{id=\"qemu/100\",kind=\"full\",resource=\"io\"} 0.01",
              "pve_guest_pressure_ratio{id=\"qemu/100\",kind=\"some\",resource=\"memory\"} 0.0025",
              "pve_guest_pressure_ratio{id=\"qemu/100\",kind=\"full\",resource=\"memory\"} 1.0",
              "pve_guest_pressure_ratio{id=\"lxc/200\",kind=\"some\",resource=\"io\"} 0.5");
    }
  }

  @Test
  void swapIsToldOfContainersAndItsUseOfThoseThatRun() {
    try (Collecting collecting = polled()) {
      assertThat(collecting.samples("pve_guest_swap_size_bytes"))
          .containsExactlyInAnyOrder(
              "pve_guest_swap_size_bytes{id=\"lxc/200\"} 5.36870912E8",
              "pve_guest_swap_size_bytes{id=\"lxc/201\"} 1024.0");
      assertThat(collecting.samples("pve_guest_swap_usage_bytes"))
          .containsExactly("pve_guest_swap_usage_bytes{id=\"lxc/200\"} 4096.0");
    }
  }

  @Test
  void machinesTellOfBalloonMachineTypeAndDisks() {
    try (Collecting collecting = polled()) {
      assertThat(collecting.samples())
          .contains(
              "pve_guest_balloon_bytes{id=\"qemu/100\"} 2.147483648E9",
              "pve_guest_balloon_min_bytes{id=\"qemu/100\"} 1.073741824E9",
              "pve_guest_memory_free_bytes{id=\"qemu/100\"} 5.24288E8",
              "pve_guest_machine_info{id=\"qemu/100\",machine=\"pc-q35-9.2+pve1\",qemu=\"9.2.0\"} 1.0",
              "pve_guest_block_read_bytes_total{device=\"scsi0\",id=\"qemu/100\"} 1000.0",
              "pve_guest_block_written_bytes_total{device=\"scsi0\",id=\"qemu/100\"} 2000.0",
              "pve_guest_block_read_operations_total{device=\"scsi0\",id=\"qemu/100\"} 3.0",
              "pve_guest_block_write_operations_total{device=\"scsi0\",id=\"qemu/100\"} 4.0",
              "pve_guest_block_read_bytes_total{device=\"ide2\",id=\"qemu/100\"} 5.0");
      assertThat(collecting.samples("pve_guest_machine_info")).hasSize(1);
      assertThat(collecting.samples("pve_guest_balloon_bytes")).hasSize(1);
      assertThat(collecting.samples("pve_guest_block_written_bytes_total")).hasSize(1);
    }
  }

  @Test
  void whatQemuSaysIsAStateSetThatTakesWordsOfNewerReleases() {
    try (Collecting collecting = polled()) {
      assertThat(collecting.samples("pve_guest_qmp_status"))
          .containsExactlyInAnyOrder(
              "pve_guest_qmp_status{id=\"qemu/100\",status=\"paused\"} 1.0",
              "pve_guest_qmp_status{id=\"qemu/101\",status=\"stopped\"} 1.0",
              "pve_guest_qmp_status{id=\"qemu/102\",status=\"colo\"} 1.0");
      assertThat(Samples.samples(collecting.families(true), "pve_guest_qmp_status"))
          .hasSize(16 + 16 + 17)
          .contains("pve_guest_qmp_status{id=\"qemu/100\",status=\"running\"} 0.0");
    }
  }

  @Test
  void oneListThatFailsCostsTheOtherNothing() {
    server.refuse("/nodes/n1/qemu?full=1", 500, "broken");
    try (Collecting collecting = polled()) {
      assertThat(collecting.samples("pve_guest_qmp_status")).isEmpty();
      assertThat(collecting.samples("pve_guest_swap_size_bytes")).hasSize(2);
      assertThat(collecting.snapshot().problem()).contains("/nodes/n1/qemu", "broken");
    }
  }

  @ParameterizedTest
  @EnumSource(PveRelease.class)
  void eachReleaseTellsWhatItHas(PveRelease release) {
    try (PveSimulator simulator = PveSimulator.builder().release(release).size(2, 9).start();
        Collecting collecting =
            Collecting.of(Targets.of("lab", simulator), CollectorName.GUEST_DETAIL)) {
      collecting.poll();
      assertThat(collecting.snapshot().problem()).isNull();
      assertThat(collecting.samples("pve_guest_qmp_status")).hasSize(6);
      assertThat(collecting.samples("pve_guest_swap_size_bytes")).hasSize(3);
      assertThat(collecting.samples("pve_guest_block_read_bytes_total")).isNotEmpty();
      List<String> pressure = collecting.samples("pve_guest_pressure_ratio");
      if (release.atLeast9()) {
        assertThat(pressure).isNotEmpty();
      } else {
        assertThat(pressure).isEmpty();
      }
    }
  }

  @Test
  void aNodeThatFailsCostsItsOwnGuestsOnly() {
    try (PveSimulator simulator = PveSimulator.builder().size(2, 9).start();
        Collecting collecting =
            Collecting.of(Targets.of("lab", simulator), CollectorName.GUEST_DETAIL)) {
      collecting.poll();
      simulator.faults().on("/nodes/pve1/qemu").failWith(500, "broken");
      collecting.pollAfter(Duration.ofMinutes(1)).pollAfter(Duration.ofMinutes(1));
      collecting.pollAfter(Duration.ofMinutes(1));
      assertThat(collecting.samples("pve_guest_qmp_status")).hasSize(3);
      assertThat(collecting.samples("pve_guest_swap_size_bytes")).hasSize(3);
    }
  }
}
