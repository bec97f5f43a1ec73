package io.monitorix.examples.simulator.resources.cluster;

import io.monitorix.examples.simulator.api.ApiError;
import io.monitorix.examples.simulator.api.Call;
import io.monitorix.examples.simulator.api.Route;
import io.monitorix.examples.simulator.cluster.GuestKind;
import io.monitorix.examples.simulator.cluster.NodeSpec;
import io.monitorix.examples.simulator.cluster.PveRelease;
import io.monitorix.examples.simulator.cluster.Snapshot;
import io.monitorix.examples.simulator.json.JsonWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** {@code /cluster/ha}. The manager runs on the first node that is up, once it has guests. */
public final class HighAvailability {
  private static final String GROUP = "everywhere";
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss uuuu", Locale.ROOT).withZone(ZoneOffset.UTC);

  private HighAvailability() {}

  /** All that a release has: rules came with 9, which knows groups no longer. */
  public static List<Route> routes(PveRelease release) {
    List<Route> routes = new ArrayList<>();
    routes.add(of("/cluster/ha/status/current", HighAvailability::current));
    routes.add(of("/cluster/ha/status/manager_status", HighAvailability::manager));
    routes.add(of("/cluster/ha/resources", HighAvailability::resources).knows("type"));
    routes.add(of("/cluster/ha/resources/{sid}", HighAvailability::resource));
    routes.add(of("/cluster/ha/groups", HighAvailability::groups));
    if (release.atLeast9()) {
      routes.add(of("/cluster/ha/rules", HighAvailability::rules).knows("type", "resource"));
    }
    return routes;
  }

  private static Route of(String path, Route.Handler handler) {
    return Route.get(path, handler).needs("/", "Sys.Audit");
  }

  private static List<Snapshot.Guest> managed(Call call) {
    return call.world().guests().stream().filter(g -> g.spec().haManaged()).toList();
  }

  private static String sid(Snapshot.Guest guest) {
    return (guest.spec().kind() == GuestKind.QEMU ? "vm:" : "ct:") + guest.spec().vmid();
  }

  private static NodeSpec master(Call call) {
    return call.world().nodes().stream()
        .filter(Snapshot.Node::online)
        .findFirst()
        .map(Snapshot.Node::spec)
        .orElseGet(() -> call.plan().nodes().get(0));
  }

  private static long beat(Call call, NodeSpec node) {
    long now = call.world().epochSecond() / 10 * 10;
    // The last word of a dead node is as old as its death; nobody knows when that was.
    return call.world().nodes().get(node.index()).online() ? now : now - 300;
  }

  private static void current(Call call, JsonWriter out) {
    NodeSpec local = call.plan().nodes().get(call.plan().localNode());
    boolean quorate = call.world().quorate();
    out.beginArray()
        .beginObject()
        .field("id", "quorum")
        .field("type", "quorum")
        .field("node", local.name())
        .flag("quorate", quorate)
        .field("status", quorate ? "OK" : "No quorum on node '%s'!".formatted(local.name()))
        .endObject();
    List<Snapshot.Guest> managed = managed(call);
    if (!managed.isEmpty()) {
      NodeSpec master = master(call);
      manager(call, "master", "master", master, "active", out);
      for (Snapshot.Node node : call.world().nodes()) {
        NodeSpec spec = node.spec();
        boolean busy = managed.stream().anyMatch(guest -> guest.isOn(spec));
        String state = !node.online() ? "old timestamp - dead?" : busy ? "active" : "idle";
        manager(call, "lrm:" + spec.name(), "lrm", spec, state, out);
      }
      managed.forEach(guest -> service(call, guest, out));
    }
    out.endArray();
  }

  private static void manager(
      Call call, String id, String type, NodeSpec node, String state, JsonWriter out) {
    long beat = beat(call, node);
    out.beginObject()
        .field("id", id)
        .field("type", type)
        .field("node", node.name())
        .field("timestamp", beat)
        .field(
            "status",
            "%s (%s, %s)".formatted(node.name(), state, STAMP.format(Instant.ofEpochSecond(beat))))
        .endObject();
  }

  private static void service(Call call, Snapshot.Guest guest, JsonWriter out) {
    String state = String.valueOf(guest.haState());
    String sid = sid(guest);
    out.beginObject()
        .field("id", "service:" + sid)
        .field("type", "service")
        .field("sid", sid)
        .field("node", guest.node().name())
        .field("state", state)
        .field("crm_state", state)
        .field("request_state", "started")
        .field("max_relocate", 1)
        .field("max_restart", 1);
    if (call.release().atLeast9()) {
      out.flag("failback", true);
    }
    out.field("status", "%s (%s, %s)".formatted(sid, guest.node().name(), state)).endObject();
  }

  private static void manager(Call call, JsonWriter out) {
    NodeSpec local = call.plan().nodes().get(call.plan().localNode());
    List<Snapshot.Guest> managed = managed(call);
    out.beginObject().name("manager_status").beginObject();
    if (!managed.isEmpty()) {
      NodeSpec master = master(call);
      out.field("master_node", master.name()).field("timestamp", beat(call, master));
      out.name("node_status").beginObject();
      call.world()
          .nodes()
          .forEach(n -> out.field(n.spec().name(), n.online() ? "online" : "unknown"));
      out.endObject().name("service_status").beginObject();
      for (Snapshot.Guest guest : managed) {
        out.name(sid(guest))
            .beginObject()
            .field("node", guest.node().name())
            .field("state", guest.haState())
            .flag("running", guest.running())
            .field("uid", guest.digest().substring(0, 22))
            .endObject();
      }
      out.endObject();
    }
    out.endObject().name("quorum").beginObject().field("node", local.name());
    out.field("quorate", call.world().quorate() ? "1" : "0").endObject();
    out.name("lrm_status").beginObject();
    if (!managed.isEmpty()) {
      for (NodeSpec node : call.plan().nodes()) {
        boolean busy = managed.stream().anyMatch(guest -> guest.isOn(node));
        out.name(node.name())
            .beginObject()
            .field("mode", "active")
            .field("state", busy ? "active" : "wait_for_agent_lock")
            .field("timestamp", beat(call, node));
        out.name("results").beginObject().endObject().endObject();
      }
    }
    out.endObject().endObject();
  }

  private static void resources(Call call, JsonWriter out) {
    String type = call.choice("type", "", List.of("ct", "vm"));
    out.beginArray();
    managed(call).stream()
        .filter(guest -> sid(guest).startsWith(type))
        .forEach(guest -> resource(call, guest, out));
    out.endArray();
  }

  private static void resource(Call call, JsonWriter out) {
    String sid = call.variable("sid");
    Snapshot.Guest guest =
        managed(call).stream()
            .filter(g -> sid(g).equals(sid))
            .findFirst()
            .orElseThrow(() -> ApiError.failure(500, "no such resource '%s'".formatted(sid)));
    resource(call, guest, out);
  }

  private static void resource(Call call, Snapshot.Guest guest, JsonWriter out) {
    out.beginObject()
        .field("sid", sid(guest))
        .field("type", sid(guest).substring(0, 2))
        .field("state", "started")
        .field("max_relocate", 1)
        .field("max_restart", 1)
        .field("digest", digest(call));
    if (call.release().atLeast9()) {
      out.flag("failback", true);
    } else {
      out.field("group", GROUP);
    }
    out.endObject();
  }

  private static void groups(Call call, JsonWriter out) {
    if (call.release().atLeast9()) {
      throw ApiError.failure(500, "cannot index groups: ha groups have been migrated to rules");
    }
    out.beginArray();
    if (!managed(call).isEmpty()) {
      out.beginObject()
          .field("group", GROUP)
          .field("type", "group")
          .field("nodes", nodes(call))
          .flag("restricted", false)
          .flag("nofailback", false)
          .field("digest", digest(call))
          .endObject();
    }
    out.endArray();
  }

  private static void rules(Call call, JsonWriter out) {
    String type = call.choice("type", "", List.of("node-affinity", "resource-affinity"));
    List<Snapshot.Guest> managed = managed(call);
    out.beginArray();
    if (!managed.isEmpty() && !type.equals("resource-affinity")) {
      out.beginObject()
          .field("rule", GROUP)
          .field("type", "node-affinity")
          .field("nodes", nodes(call))
          .field(
              "resources",
              managed.stream().map(HighAvailability::sid).collect(Collectors.joining(",")))
          .flag("strict", false)
          .field("order", 1)
          .field("digest", digest(call))
          .endObject();
    }
    out.endArray();
  }

  private static String nodes(Call call) {
    return call.plan().nodes().stream().map(NodeSpec::name).collect(Collectors.joining(","));
  }

  private static String digest(Call call) {
    return "%040x".formatted(call.plan().seed() & Long.MAX_VALUE);
  }
}
