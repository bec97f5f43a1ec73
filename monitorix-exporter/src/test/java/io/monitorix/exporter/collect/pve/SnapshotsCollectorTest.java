package io.monitorix.exporter.collect.pve;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.examples.simulator.PveSimulator;
import io.monitorix.examples.simulator.cluster.PveRelease;
import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.fixture.Collecting;
import io.monitorix.exporter.fixture.JsonServer;
import io.monitorix.exporter.fixture.Targets;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SnapshotsCollectorTest {

  @Test
  void snapshotsAreCountedWithoutTheGuestAsItIsAndTemplatesAreNotAsked() throws IOException {
    try (JsonServer server = new JsonServer()) {
      server
          .data(
              "/cluster/status",
              "[{\"type\":\"node\",\"id\":\"node/n1\",\"name\":\"n1\",\"online\":1}]")
          .data(
              "/cluster/resources",
              """
              [{"type":"qemu","id":"qemu/100","vmid":100,"node":"n1","status":"stopped"},
               {"type":"lxc","id":"lxc/101","vmid":101,"node":"n1","status":"running"},
               {"type":"qemu","id":"qemu/900","vmid":900,"node":"n1","status":"stopped","template":1}]
              """)
          .data(
              "/nodes/n1/qemu/100/snapshot",
              """
              [{"name":"b","snaptime":1700000500,"parent":"a","vmstate":1},
               {"name":"a","snaptime":"1600000000","description":"first"},
               {"name":"broken"},
               {"name":"current","running":0,"parent":"b","digest":"d"}]
              """)
          .data("/nodes/n1/lxc/101/snapshot", "[{\"name\":\"current\",\"running\":1}]");
      try (Collecting collecting = Collecting.of(server.target(), CollectorName.SNAPSHOTS)) {
        assertThat(collecting.poll().samples())
            .containsExactlyInAnyOrder(
                "pve_guest_snapshots{id=\"qemu/100\"} 3.0",
                "pve_guest_snapshots{id=\"lxc/101\"} 0.0",
                "pve_guest_snapshot_oldest_timestamp_seconds{id=\"qemu/100\"} 1.6E9",
                "pve_guest_snapshot_newest_timestamp_seconds{id=\"qemu/100\"} 1.7000005E9");
        assertThat(server.asked()).doesNotContain("/nodes/n1/qemu/900/snapshot");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(PveRelease.class)
  void eachReleaseTellsOfSnapshots(PveRelease release) {
    try (PveSimulator simulator = PveSimulator.builder().release(release).size(3, 12).start();
        Collecting collecting =
            Collecting.of(Targets.of("lab", simulator), CollectorName.SNAPSHOTS)) {
      collecting.poll();
      assertThat(collecting.snapshot().problem()).isNull();
      assertThat(collecting.samples("pve_guest_snapshots")).hasSize(12);
      assertThat(collecting.samples("pve_guest_snapshot_oldest_timestamp_seconds"))
          .isNotEmpty()
          .hasSizeLessThan(12);
    }
  }
}
