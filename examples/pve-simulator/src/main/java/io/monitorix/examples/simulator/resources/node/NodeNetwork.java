package io.monitorix.examples.simulator.resources.node;

import io.monitorix.examples.simulator.api.ApiError;
import io.monitorix.examples.simulator.api.Call;
import io.monitorix.examples.simulator.api.Route;
import io.monitorix.examples.simulator.cluster.NodeSpec;
import io.monitorix.examples.simulator.cluster.Snapshot;
import io.monitorix.examples.simulator.json.JsonWriter;
import java.util.List;

/**
 * {@code network} and {@code netstat} of a node: two cards in a bond, and the bridge of the guests
 * upon it.
 */
public final class NodeNetwork {
  /** All of it. */
  public static final List<Route> ROUTES =
      List.of(
          Route.get("/nodes/{node}/network", NodeNetwork::list).knows("type"),
          Route.get("/nodes/{node}/network/{iface}", NodeNetwork::one)
              .needs("/nodes/{node}", "Sys.Audit"),
          Route.get("/nodes/{node}/netstat", NodeNetwork::traffic)
              .needs("/nodes/{node}", "Sys.Audit"));

  private static final List<String> NAMES = List.of("eno1", "eno2", "bond0", "vmbr0");
  private static final List<String> TYPES =
      List.of(
          "bridge",
          "bond",
          "eth",
          "alias",
          "vlan",
          "fabric",
          "OVSBridge",
          "OVSBond",
          "OVSPort",
          "OVSIntPort",
          "vnet",
          "any_bridge",
          "any_local_bridge",
          "include_sdn");

  private NodeNetwork() {}

  private static void list(Call call, JsonWriter out) {
    String type = call.choice("type", "", TYPES);
    out.beginArray();
    // The filters that are no types take in every bridge.
    String wanted = TYPES.indexOf(type) >= TYPES.indexOf("any_bridge") ? "bridge" : type;
    for (String name : NAMES) {
      if (wanted.isEmpty() || wanted.equals(type(name))) {
        out.beginObject().field("iface", name);
        describe(call.node(), name, out);
        out.endObject();
      }
    }
    out.endArray();
  }

  private static void one(Call call, JsonWriter out) {
    String name = call.variable("iface");
    if (!NAMES.contains(name)) {
      throw ApiError.parameter("iface", "interface does not exist");
    }
    out.beginObject();
    describe(call.node(), name, out);
    out.endObject();
  }

  private static String type(String name) {
    return name.startsWith("eno") ? "eth" : name.startsWith("bond") ? "bond" : "bridge";
  }

  private static void describe(NodeSpec node, String name, JsonWriter out) {
    boolean bridge = name.equals("vmbr0");
    out.field("type", type(name))
        .flag("active", true)
        .field("priority", 3 + NAMES.indexOf(name))
        .field("method", bridge ? "static" : "manual")
        .field("method6", "manual");
    out.name("families").beginArray().value("inet").endArray();
    switch (name) {
      case "bond0" ->
          out.flag("autostart", true)
              .field("bond_mode", "802.3ad")
              .field("bond_miimon", "100")
              .field("bond_xmit_hash_policy", "layer3+4")
              .field("slaves", "eno1 eno2");
      case "vmbr0" ->
          out.flag("autostart", true)
              .field("address", node.address())
              .field("netmask", "24")
              .field("cidr", node.address() + "/24")
              .field("gateway", "192.0.2.1")
              .field("bridge_ports", "bond0")
              .field("bridge_stp", "off")
              .field("bridge_fd", "0")
              .flag("bridge_vlan_aware", true)
              .field("bridge_vids", "2-4094")
              .field("comments", "LAN of the guests\n");
      default -> out.flag("exists", true);
    }
  }

  /** Of the guests' cards. All is text, as it is read from a file. */
  private static void traffic(Call call, JsonWriter out) {
    out.beginArray();
    for (Snapshot.Guest guest : call.guestsHere()) {
      if (guest.running()) {
        int vmid = guest.spec().vmid();
        out.beginObject()
            .field("vmid", Integer.toString(vmid))
            .field("dev", "net0")
            .field("in", Long.toString(guest.netIn()))
            .field("out", Long.toString(guest.netOut()))
            .endObject();
      }
    }
    out.endArray();
  }
}
