package io.monitorix.exporter.collect.pve;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.fixture.Collecting;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Certificates, clocks, what is plugged in, and how often replication runs. */
class MaintenanceCollectorsTest {

  private Nodes nodes;

  @BeforeEach
  void start() throws IOException {
    nodes = Nodes.of("n1");
  }

  @AfterEach
  void stop() {
    nodes.close();
  }

  @Test
  void certificatesTellHowLongTheyAreValid() {
    nodes.data(
        "/nodes/n1/certificates/info",
        """
        [{"filename":"pve-ssl.pem","subject":"/CN=n1","issuer":"/CN=CA","notbefore":1700000000,
          "notafter":1763072000,"fingerprint":"%s"},
         {"filename":"pveproxy-ssl.pem"}]
        """
            .formatted("AB:".repeat(31) + "CD"));
    assertThat(nodes.samples(CollectorName.CERTIFICATES))
        .containsExactlyInAnyOrder(
            "pve_certificate_not_before_timestamp_seconds{filename=\"pve-ssl.pem\",node=\"n1\"} 1.7E9",
            "pve_certificate_not_after_timestamp_seconds{filename=\"pve-ssl.pem\",node=\"n1\"} 1.763072E9",
            "pve_certificate_info{filename=\"pve-ssl.pem\",fingerprint=\""
                + "AB:".repeat(31)
                + "CD\",issuer=\"/CN=CA\",node=\"n1\",subject=\"/CN=n1\"} 1.0",
            "pve_certificate_info{filename=\"pveproxy-ssl.pem\",fingerprint=\"\",issuer=\"\","
                + "node=\"n1\",subject=\"\"} 1.0");
  }

  @Test
  void clocksAreComparedWithOurs() {
    assertThat(offset(0)).isEqualTo("pve_node_time_offset_seconds{node=\"n1\"} 0.0");
    assertThat(offset(-1)).isEqualTo("pve_node_time_offset_seconds{node=\"n1\"} 0.0");
    assertThat(offset(120)).isEqualTo("pve_node_time_offset_seconds{node=\"n1\"} 120.5");
    assertThat(offset(-90)).isEqualTo("pve_node_time_offset_seconds{node=\"n1\"} -89.5");
  }

  private String offset(long seconds) {
    long time = Collecting.START.getEpochSecond() + seconds;
    nodes.data("/nodes/n1/time", "{\"time\":%d,\"timezone\":\"UTC\"}".formatted(time));
    return nodes.samples(CollectorName.TIME).get(0);
  }

  @Test
  void devicesAreCountedEachKindWhereItMayBeSeen() {
    nodes
        .data("/access/permissions", "{\"/\":{\"Sys.Audit\":1}}")
        .data(
            "/nodes/n1/hardware/pci",
            "[{\"id\":\"0000:01:00.0\",\"class\":\"0x010802\"},{\"id\":\"0000:02:00.0\"}]")
        .data("/nodes/n1/hardware/usb", "[{\"busnum\":1,\"devnum\":1}]");
    assertThat(nodes.samples(CollectorName.HARDWARE))
        .containsExactly("pve_node_pci_devices{node=\"n1\"} 2.0");
    nodes.data("/access/permissions", "{\"/\":{\"Sys.Audit\":1,\"Sys.Modify\":1}}");
    assertThat(nodes.samples(CollectorName.HARDWARE))
        .containsExactlyInAnyOrder(
            "pve_node_pci_devices{node=\"n1\"} 2.0", "pve_node_usb_devices{node=\"n1\"} 1.0");
  }

  @Test
  void replicationJobsTellTheirIntervalUnlessTheyAreOff() {
    nodes.data(
        "/nodes/n1/replication",
        """
        [{"id":"100-0","guest":100,"vmtype":"qemu","source":"n1","target":"n2"},
         {"id":"101-0","guest":101,"vmtype":"qemu","schedule":"mon..fri 22:30"},
         {"id":"102-0","guest":102,"vmtype":"qemu","schedule":"*/15","disable":1},
         {"id":"103-0","guest":103,"vmtype":"qemu","schedule":"*-*-1"}]
        """);
    for (int job = 100; job <= 103; job++) {
      nodes.data("/nodes/n1/replication/" + job + "-0/status", "{\"fail_count\":0}");
    }
    assertThat(nodes.samples(CollectorName.REPLICATION))
        .filteredOn(sample -> sample.startsWith("pve_replication_interval_seconds"))
        .containsExactlyInAnyOrder(
            "pve_replication_interval_seconds{id=\"100-0\"} 900.0",
            "pve_replication_interval_seconds{id=\"101-0\"} 259200.0");
  }
}
