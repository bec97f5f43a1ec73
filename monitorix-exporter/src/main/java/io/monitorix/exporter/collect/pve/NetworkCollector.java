package io.monitorix.exporter.collect.pve;

import static java.util.Objects.requireNonNullElse;

import io.monitorix.client.pve.model.ClusterResource;
import io.monitorix.client.pve.model.NetworkInterface;
import io.monitorix.client.pve.model.NicTraffic;
import io.monitorix.exporter.collect.Collector;
import io.monitorix.exporter.collect.Emission;
import io.monitorix.exporter.collect.Readings;
import io.monitorix.exporter.collect.Source;
import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.metric.Metric;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code pve_node_interface_up}, {@code pve_node_bond_slaves} and {@code pve_guest_nic_…}: network
 * interfaces of nodes, and traffic of guests by network card.
 */
final class NetworkCollector implements Collector {

  static final Metric INTERFACE_UP =
      Metric.gauge(
          "pve_node_interface_up",
          "Whether the network interface of the node is up (1) or not (0).",
          "node",
          "interface",
          "type");

  static final Metric BOND_SLAVES =
      Metric.gauge(
          "pve_node_bond_slaves",
          "Number of network interfaces in the bond that are up, and that are down.",
          "node",
          "interface",
          "state");

  static final Metric NIC_RECEIVE_BYTES =
      Metric.counter(
          "pve_guest_nic_receive_bytes_total",
          "Bytes that the network card of the guest has received since the guest was started.",
          "id",
          "nic");

  static final Metric NIC_TRANSMIT_BYTES =
      Metric.counter(
          "pve_guest_nic_transmit_bytes_total",
          "Bytes that the network card of the guest has sent since the guest was started.",
          "id",
          "nic");

  /** {@code GET /nodes/{node}/network}. */
  static final Source<List<NetworkInterface>> INTERFACES =
      Source.ofNode(
          "nodes/{node}/network",
          (reader, node, previous) -> reader.call(reader.pve().node(node.name()).network()));

  /** {@code GET /nodes/{node}/netstat}. */
  static final Source<List<NicTraffic>> TRAFFIC =
      Source.<List<NicTraffic>>ofNode(
              "nodes/{node}/netstat",
              (reader, node, previous) -> reader.call(reader.pve().node(node.name()).netstat()))
          .needing("/nodes/{node}", "Sys.Audit");

  @Override
  public CollectorName name() {
    return CollectorName.NETWORK;
  }

  @Override
  public List<Source<?>> sources() {
    return List.of(INTERFACES, TRAFFIC, PveSources.CLUSTER_RESOURCES);
  }

  @Override
  public List<Metric> metrics() {
    return List.of(INTERFACE_UP, BOND_SLAVES, NIC_RECEIVE_BYTES, NIC_TRANSMIT_BYTES);
  }

  @Override
  public void collect(Readings readings, Emission out) {
    readings.forEachNode(INTERFACES, (node, interfaces) -> interfaces(node, interfaces, out));
    List<ClusterResource> resources = readings.get(PveSources.CLUSTER_RESOURCES);
    if (resources != null) {
      Map<Long, ClusterResource> guests = new HashMap<>();
      resources.forEach(row -> row.guestId().ifPresent(id -> guests.put((long) id.vmid(), row)));
      readings.forEachNode(TRAFFIC, (node, cards) -> traffic(node, cards, guests, out));
    }
  }

  private static void interfaces(String node, List<NetworkInterface> interfaces, Emission out) {
    Set<String> up =
        interfaces.stream()
            .filter(NetworkCollector::isUp)
            .map(NetworkInterface::name)
            .collect(Collectors.toSet());
    for (NetworkInterface each : interfaces) {
      out.emit(
          INTERFACE_UP,
          out.labels(
              "node", node,
              "interface", each.name(),
              "type", requireNonNullElse(each.type(), "")),
          isUp(each));
      List<String> slaves = slaves(each);
      if (!slaves.isEmpty()) {
        long slavesUp = slaves.stream().filter(up::contains).count();
        bond(node, each.name(), "up", slavesUp, out);
        bond(node, each.name(), "down", slaves.size() - slavesUp, out);
      }
    }
  }

  private static boolean isUp(NetworkInterface each) {
    return Boolean.TRUE.equals(each.active());
  }

  /** Of a bond of the kernel, or of one of Open vSwitch. */
  private static List<String> slaves(NetworkInterface each) {
    String slaves =
        each.slaves() == null ? each.additional().getOrDefault("ovs_bonds", "") : each.slaves();
    return slaves.isBlank() ? List.of() : List.of(slaves.strip().split("[\\s,;]+"));
  }

  private static void bond(String node, String name, String state, long number, Emission out) {
    out.emit(
        BOND_SLAVES, out.labels("node", node, "interface", name, "state", state), (double) number);
  }

  /**
   * Rows name the guest by its number alone. While a guest moves, both nodes count its cards: that
   * which the cluster says it is on is believed.
   */
  private static void traffic(
      String node, List<NicTraffic> cards, Map<Long, ClusterResource> guests, Emission out) {
    for (NicTraffic card : cards) {
      ClusterResource guest = guests.get(card.vmid());
      if (guest != null && node.equals(guest.node())) {
        Labels labels = out.labels("id", guest.id(), "nic", card.device());
        out.emit(NIC_RECEIVE_BYTES, labels, card.in());
        out.emit(NIC_TRANSMIT_BYTES, labels, card.out());
      }
    }
  }
}
