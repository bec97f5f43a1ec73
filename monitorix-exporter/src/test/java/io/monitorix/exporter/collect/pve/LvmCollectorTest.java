package io.monitorix.exporter.collect.pve;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.fixture.Collecting;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LvmCollectorTest {

  private Nodes nodes;

  @BeforeEach
  void start() throws IOException {
    nodes =
        Nodes.of("n1")
            .data(
                "/nodes/n1/disks/lvm",
                """
                {"leaf":0,"children":[{"name":"pve","size":1000,"free":160,"lvcount":3,"leaf":0,
                  "children":[{"name":"/dev/sda3","size":1000,"free":160,"leaf":1}]}]}
                """)
            .data(
                "/nodes/n1/disks/lvmthin",
                """
                [{"vg":"pve","lv":"data","lv_size":800,"used":200,"metadata_size":8,"metadata_used":1}]
                """);
  }

  @AfterEach
  void stop() {
    nodes.close();
  }

  @Test
  void groupsAndThinPoolsAreTold() {
    assertThat(nodes.samples(CollectorName.LVM))
        .containsExactlyInAnyOrder(
            "pve_lvm_vg_size_bytes{node=\"n1\",vg=\"pve\"} 1000.0",
            "pve_lvm_vg_free_bytes{node=\"n1\",vg=\"pve\"} 160.0",
            "pve_lvmthin_size_bytes{lv=\"data\",node=\"n1\",vg=\"pve\"} 800.0",
            "pve_lvmthin_usage_bytes{lv=\"data\",node=\"n1\",vg=\"pve\"} 200.0",
            "pve_lvmthin_metadata_size_bytes{lv=\"data\",node=\"n1\",vg=\"pve\"} 8.0",
            "pve_lvmthin_metadata_usage_bytes{lv=\"data\",node=\"n1\",vg=\"pve\"} 1.0");
  }

  @Test
  void oneOfTheTwoFailingLeavesTheOther() {
    nodes
        .refuse("/nodes/n1/disks/lvmthin", 500, "lvs failed")
        .data("/nodes/n1/disks/lvm", "{\"leaf\":0,\"children\":[{\"name\":\"pve\",\"size\":5}]}");
    try (Collecting collecting = nodes.collecting(CollectorName.LVM)) {
      assertThat(collecting.poll().samples())
          .containsExactly("pve_lvm_vg_size_bytes{node=\"n1\",vg=\"pve\"} 5.0");
      assertThat(collecting.snapshot().problem()).contains("lvs failed");
    }
  }
}
