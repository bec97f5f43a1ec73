package io.monitorix.examples.simulator.resources.cluster;

import io.monitorix.examples.simulator.api.ApiError;
import io.monitorix.examples.simulator.api.Call;
import io.monitorix.examples.simulator.api.Route;
import io.monitorix.examples.simulator.cluster.NodeSpec;
import io.monitorix.examples.simulator.json.JsonWriter;
import java.util.List;

/** {@code /cluster/config}: what corosync is set up with. Numbers are text, as in its file. */
public final class ClusterConfig {
  /** All of it. */
  public static final List<Route> ROUTES =
      List.of(
          Route.get("/cluster/config/nodes", ClusterConfig::nodes).needs("/", "Sys.Audit"),
          Route.get("/cluster/config/totem", ClusterConfig::totem).needs("/", "Sys.Audit"),
          Route.get("/cluster/config/join", ClusterConfig::join)
              .knows("node")
              .needs("/", "Sys.Audit"));

  private ClusterConfig() {}

  private static void nodes(Call call, JsonWriter out) {
    out.beginArray();
    if (call.plan().clustered()) {
      for (NodeSpec node : call.plan().nodes()) {
        out.beginObject().field("node", node.name());
        node(node, out);
        out.endObject();
      }
    }
    out.endArray();
  }

  private static void node(NodeSpec node, JsonWriter out) {
    out.field("name", node.name())
        .field("nodeid", Integer.toString(node.index() + 1))
        .field("quorum_votes", "1")
        .field("ring0_addr", node.address());
  }

  private static void totem(Call call, JsonWriter out) {
    if (!call.plan().clustered()) {
      out.nullValue();
      return;
    }
    out.beginObject()
        .field("cluster_name", call.plan().clusterName())
        .field("config_version", Integer.toString(call.plan().nodes().size()))
        .field("ip_version", "ipv4-6")
        .field("link_mode", "passive")
        .field("secauth", "on")
        .field("version", "2");
    out.name("interface").beginObject().name("0").beginObject().field("linknumber", "0");
    out.endObject().endObject().endObject();
  }

  private static void join(Call call, JsonWriter out) {
    if (!call.plan().clustered()) {
      throw ApiError.failure(424, "node is not in a cluster, no join info available!");
    }
    String wanted = call.parameter("node");
    String preferred =
        wanted == null ? call.plan().nodes().get(call.plan().localNode()).name() : wanted;
    out.beginObject()
        .field("config_digest", "%040x".formatted(call.plan().clusterName().hashCode() & 0xffffffL))
        .field("preferred_node", preferred);
    out.name("nodelist").beginArray();
    for (NodeSpec node : call.plan().nodes()) {
      out.beginObject();
      node(node, out);
      out.field("pve_addr", node.address()).field("pve_fp", node.fingerprint()).endObject();
    }
    out.endArray().name("totem");
    totem(call, out);
    out.endObject();
  }
}
