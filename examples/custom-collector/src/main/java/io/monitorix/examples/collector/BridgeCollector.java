package io.monitorix.examples.collector;

import com.squareup.moshi.Json;
import io.monitorix.client.Call;
import io.monitorix.client.Method;
import io.monitorix.client.pve.PveClient;
import io.monitorix.exporter.collect.Collector;
import io.monitorix.exporter.collect.Emission;
import io.monitorix.exporter.collect.Readings;
import io.monitorix.exporter.collect.Source;
import io.monitorix.exporter.config.AddedCollector;
import io.monitorix.exporter.config.CollectorIdentity;
import io.monitorix.exporter.config.Product;
import io.monitorix.exporter.metric.Metric;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code site_bridge_vlan_aware}: whether the bridge of the guests carries VLANs. A guest that is
 * moved to a node where it does not loses its network.
 */
public final class BridgeCollector implements Collector {

  private static final String BRIDGE = "vmbr0";

  private static final Metric VLAN_AWARE =
      Metric.gauge(
          "site_bridge_vlan_aware",
          "Whether the bridge of the guests carries VLANs (1) or not (0).",
          "node",
          "bridge");

  /** Of the answer, what is wanted: a public record, whose names are those of the fields. */
  public record Bridge(@Json(name = "bridge_vlan_aware") @Nullable Boolean vlanAware) {}

  /** Read of each node that is online. A constant: the exporter knows it by its identity. */
  private static final Source<Bridge> SOURCE =
      Source.<Bridge>ofNode(
              "nodes/{node}/network/{iface}",
              (reader, node, previous) -> reader.call(bridge(reader.pve(), node.name())))
          .needing("/nodes/{node}", "Sys.Audit");

  private static Call<Bridge> bridge(PveClient pve, String node) {
    return pve.request(
        Method.GET,
        "/nodes/{node}/network/{iface}",
        Map.of("node", node, "iface", BRIDGE),
        Bridge.class);
  }

  private final AddedCollector name;

  /**
   * One that reads at this interval.
   *
   * @param interval positive; where a target is polled less often, its own counts
   */
  public BridgeCollector(Duration interval) {
    this.name = new AddedCollector("site-bridge", Product.PVE, interval);
  }

  @Override
  public CollectorIdentity name() {
    return name;
  }

  @Override
  public List<Source<?>> sources() {
    return List.of(SOURCE);
  }

  @Override
  public List<Metric> metrics() {
    return List.of(VLAN_AWARE);
  }

  @Override
  public void collect(Readings readings, Emission out) {
    readings.forEachNode(
        SOURCE,
        (node, bridge) ->
            // Proxmox leaves the field out where it does not
            out.emit(
                VLAN_AWARE,
                out.labels("node", node, "bridge", BRIDGE),
                Boolean.TRUE.equals(bridge.vlanAware())));
  }
}
