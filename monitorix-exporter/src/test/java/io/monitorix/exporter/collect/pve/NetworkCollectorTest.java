package io.monitorix.exporter.collect.pve;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.exporter.config.CollectorName;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NetworkCollectorTest {

  private Nodes nodes;

  @BeforeEach
  void start() throws IOException {
    nodes =
        Nodes.of("n1", "n2")
            .data(
                "/cluster/resources",
                """
                [{"type":"qemu","id":"qemu/100","vmid":100,"node":"n1","status":"running"},
                 {"type":"lxc","id":"lxc/101","vmid":101,"node":"n1","status":"running"}]
                """)
            .data(
                "/nodes/n1/network",
                """
                [{"iface":"eno1","type":"eth","active":1,"exists":1},
                 {"iface":"eno2","type":"eth"},
                 {"iface":"bond0","type":"bond","active":1,"slaves":"eno1 eno2","bond_mode":"802.3ad"},
                 {"iface":"bond1","type":"OVSBond","active":1,"ovs_bonds":"eno1"},
                 {"iface":"vmbr0","type":"bridge","active":1,"bridge_ports":"bond0"}]
                """)
            .data("/nodes/n2/network", "[]")
            .data(
                "/nodes/n1/netstat",
                """
                [{"vmid":"100","dev":"net0","in":"1000","out":"2000"},
                 {"vmid":"100","dev":"net1","in":5,"out":6},
                 {"vmid":"101","dev":"net0","in":"7"},
                 {"vmid":"999","dev":"net0","in":"8","out":"9"}]
                """)
            .data("/nodes/n2/netstat", "[{\"vmid\":\"100\",\"dev\":\"net0\",\"in\":1,\"out\":1}]");
  }

  @AfterEach
  void stop() {
    nodes.close();
  }

  @Test
  void interfacesAreUpOrNotAndBondsCountTheirSlaves() {
    assertThat(nodes.samples(CollectorName.NETWORK))
        .filteredOn(sample -> sample.startsWith("pve_node_"))
        .containsExactlyInAnyOrder(
            "pve_node_interface_up{interface=\"eno1\",node=\"n1\",type=\"eth\"} 1.0",
            "pve_node_interface_up{interface=\"eno2\",node=\"n1\",type=\"eth\"} 0.0",
            "pve_node_interface_up{interface=\"bond0\",node=\"n1\",type=\"bond\"} 1.0",
            "pve_node_interface_up{interface=\"bond1\",node=\"n1\",type=\"OVSBond\"} 1.0",
            "pve_node_interface_up{interface=\"vmbr0\",node=\"n1\",type=\"bridge\"} 1.0",
            "pve_node_bond_slaves{interface=\"bond0\",node=\"n1\",state=\"up\"} 1.0",
            "pve_node_bond_slaves{interface=\"bond0\",node=\"n1\",state=\"down\"} 1.0",
            "pve_node_bond_slaves{interface=\"bond1\",node=\"n1\",state=\"up\"} 1.0",
            "pve_node_bond_slaves{interface=\"bond1\",node=\"n1\",state=\"down\"} 0.0");
  }

  @Test
  void trafficIsThatOfTheNodeThatTheGuestIsOn() {
    assertThat(nodes.samples(CollectorName.NETWORK))
        .filteredOn(sample -> sample.startsWith("pve_guest_"))
        .containsExactlyInAnyOrder(
            "pve_guest_nic_receive_bytes_total{id=\"qemu/100\",nic=\"net0\"} 1000.0",
            "pve_guest_nic_transmit_bytes_total{id=\"qemu/100\",nic=\"net0\"} 2000.0",
            "pve_guest_nic_receive_bytes_total{id=\"qemu/100\",nic=\"net1\"} 5.0",
            "pve_guest_nic_transmit_bytes_total{id=\"qemu/100\",nic=\"net1\"} 6.0",
            "pve_guest_nic_receive_bytes_total{id=\"lxc/101\",nic=\"net0\"} 7.0");
  }
}
