package io.monitorix.examples.simulator.resources.node;

import io.monitorix.examples.simulator.api.Call;
import io.monitorix.examples.simulator.api.Route;
import io.monitorix.examples.simulator.cluster.NodeSpec;
import io.monitorix.examples.simulator.json.JsonWriter;
import java.util.List;

/** {@code time}, {@code dns} and {@code certificates/info} of a node. */
public final class NodeSystem {
  /** All of it. */
  public static final List<Route> ROUTES =
      List.of(
          Route.get("/nodes/{node}/time", NodeSystem::time).needs("/nodes/{node}", "Sys.Audit"),
          Route.get("/nodes/{node}/dns", NodeSystem::dns).needs("/nodes/{node}", "Sys.Audit"),
          Route.get("/nodes/{node}/certificates/info", NodeSystem::certificates));

  private static final long DAY = 86_400;

  private NodeSystem() {}

  private static void time(Call call, JsonWriter out) {
    out.beginObject()
        .field("timezone", "Etc/UTC")
        .field("time", call.world().epochSecond())
        .field("localtime", call.world().epochSecond())
        .endObject();
  }

  private static void dns(Call call, JsonWriter out) {
    out.beginObject()
        .field("search", "example.test")
        .field("dns1", "192.0.2.1")
        .field("dns2", "192.0.2.2")
        .endObject();
  }

  /** The cluster's own authority, and what it signed for the node. */
  private static void certificates(Call call, JsonWriter out) {
    NodeSpec node = call.node();
    long start = call.world().startSecond() / DAY * DAY;
    String authority = "/CN=Proxmox Virtual Environment/OU=%s/O=PVE Cluster Manager CA";
    String issuer = authority.formatted(call.plan().clusterName());
    out.beginArray();
    out.beginObject()
        .field("filename", "pve-root-ca.pem")
        .field("subject", issuer)
        .field("issuer", issuer)
        .field("notbefore", start - 400 * DAY)
        .field("notafter", start + 3250 * DAY)
        .field("public-key-type", "rsaEncryption")
        .field("public-key-bits", 4096)
        .field("fingerprint", call.plan().nodes().get(0).fingerprint().replace("A", "B"));
    out.name("san").beginArray().endArray().endObject();
    out.beginObject()
        .field("filename", "pve-ssl.pem")
        .field(
            "subject",
            "/OU=PVE Cluster Node/O=Proxmox Virtual Environment/CN=%s.example.test"
                .formatted(node.name()))
        .field("issuer", issuer)
        .field("notbefore", start - (30 + node.index()) * DAY)
        .field("notafter", start + (700 - node.index()) * DAY)
        .field("public-key-type", "rsaEncryption")
        .field("public-key-bits", 2048)
        .field("fingerprint", node.fingerprint());
    out.name("san").beginArray();
    List.of("127.0.0.1", "localhost", node.address(), node.name(), node.name() + ".example.test")
        .forEach(out::value);
    out.endArray().endObject().endArray();
  }
}
