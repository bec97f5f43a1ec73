package io.monitorix.examples.simulator.resources.cluster;

import io.monitorix.examples.simulator.api.ApiError;
import io.monitorix.examples.simulator.api.Call;
import io.monitorix.examples.simulator.cluster.GuestSpec;
import io.monitorix.examples.simulator.cluster.NodeSpec;
import io.monitorix.examples.simulator.cluster.Snapshot;
import io.monitorix.examples.simulator.json.JsonWriter;
import io.monitorix.examples.simulator.resources.node.NodeResources;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of {@code GET /cluster/resources}. */
public final class ResourceRows {
  private ResourceRows() {}

  static void write(Call call, JsonWriter out) {
    String type = call.parameter("type");
    checkType(call, type);
    out.beginArray();
    if (type == null) {
      call.plan().pools().stream()
          .filter(pool -> call.may("/pool/" + pool, "Pool.Audit"))
          .forEach(pool -> pool(call.world(), pool, out));
    }
    if (type == null || type.equals("vm")) {
      boolean hostMemory = call.plan().release().atLeast9();
      for (Snapshot.Guest guest : call.world().guests()) {
        if (call.may(guest.spec(), "VM.Audit")) {
          guest(guest, hostMemory, out);
        }
      }
    }
    if (type == null || type.equals("node")) {
      call.world().nodes().forEach(node -> node(call, node, out));
    }
    if (type == null || type.equals("storage")) {
      call.world().storages().stream()
          .flatMap(List::stream)
          .filter(s -> call.may("/storage/" + s.spec().name(), "Datastore.Audit"))
          .forEach(storage -> storage(storage, out));
    }
    if ((type == null || type.equals("sdn") || type.equals("network"))
        && call.may("/sdn/zones/localnetwork", "SDN.Audit")) {
      call.plan().nodes().forEach(node -> network(call, node, out));
    }
    out.endArray();
  }

  private static void checkType(Call call, @Nullable String type) {
    List<String> known =
        call.plan().release().atLeast9()
            ? List.of("vm", "storage", "node", "sdn", "network")
            : List.of("vm", "storage", "node", "sdn");
    if (type != null && !known.contains(type)) {
      throw ApiError.parameter(
          "type",
          "value '%s' does not have a value in the enumeration '%s'"
              .formatted(type, String.join(", ", known)));
    }
  }

  private static void pool(Snapshot world, String pool, JsonWriter out) {
    double cpuSeconds = 0;
    long cpus = 0;
    long memory = 0;
    long maxMemory = 0;
    long uptime = 0;
    for (Snapshot.Guest guest : world.guests()) {
      if (pool.equals(guest.spec().pool()) && guest.known()) {
        cpuSeconds += guest.cpu() * guest.spec().cpus();
        cpus += guest.spec().cpus();
        memory += guest.memory();
        maxMemory += guest.spec().memory();
        uptime = Math.max(uptime, guest.uptime());
      }
    }
    out.beginObject().field("id", "/pool/" + pool).field("type", "pool").field("pool", pool);
    if (cpus > 0) {
      out.fraction("cpu", cpuSeconds / cpus)
          .field("maxcpu", cpus)
          .field("mem", memory)
          .field("maxmem", maxMemory)
          .field("uptime", uptime);
    }
    out.endObject();
  }

  /** The row of a guest. */
  public static void guest(Snapshot.Guest guest, boolean hostMemory, JsonWriter out) {
    GuestSpec spec = guest.spec();
    out.beginObject()
        .field("id", spec.id())
        .field("type", spec.kind().path())
        .field("vmid", spec.vmid())
        .field("node", guest.node().name())
        .field("status", guest.status());
    if (guest.known()) {
      out.field("name", spec.name())
          .flag("template", spec.template())
          .fraction("cpu", guest.cpu())
          .field("maxcpu", spec.cpus())
          .field("mem", guest.memory())
          .field("maxmem", spec.memory())
          .field("disk", guest.diskUsed())
          .field("maxdisk", spec.disk())
          .field("netin", guest.netIn())
          .field("netout", guest.netOut())
          .field("diskread", guest.diskRead())
          .field("diskwrite", guest.diskWrite())
          .field("uptime", guest.uptime());
      if (hostMemory && guest.running()) {
        out.field("memhost", guest.memory() + guest.memory() / 16);
      }
    }
    out.field("hastate", guest.haState())
        .field("lock", guest.lock())
        .field("pool", spec.pool())
        .field("tags", guest.config().tagText())
        .endObject();
  }

  private static void node(Call call, Snapshot.Node node, JsonWriter out) {
    NodeSpec spec = node.spec();
    out.beginObject()
        .field("id", "node/" + spec.name())
        .field("type", "node")
        .field("node", spec.name())
        .field("status", node.online() ? "online" : "offline");
    if (node.online()) {
      out.field("level", spec.level()).field("cgroup-mode", 2);
      if (call.may("/nodes/" + spec.name(), "Sys.Audit")) {
        NodeResources.figures(node, out);
      }
    }
    if (call.may("/nodes/" + spec.name(), "Sys.Audit")
        && call.world().guests().stream().anyMatch(g -> g.spec().haManaged())) {
      out.field("hastate", node.online() ? "online" : "unknown");
    }
    out.endObject();
  }

  private static void storage(Snapshot.Storage storage, JsonWriter out) {
    out.beginObject()
        .field("id", "storage/" + storage.node().name() + "/" + storage.spec().name())
        .field("type", "storage")
        .field("node", storage.node().name())
        .field("storage", storage.spec().name())
        .field("plugintype", storage.spec().plugin())
        .field("content", storage.spec().content())
        .flag("shared", storage.spec().shared())
        .field("status", storage.known() ? "available" : "unknown");
    if (storage.known()) {
      out.field("disk", storage.used()).field("maxdisk", storage.spec().size());
    }
    out.endObject();
  }

  private static void network(Call call, NodeSpec node, JsonWriter out) {
    String zone = "localnetwork";
    if (call.plan().release().atLeast9()) {
      out.beginObject()
          .field("id", "network/" + node.name() + "/zone/" + zone)
          .field("type", "network")
          .field("node", node.name())
          .field("network", zone)
          .field("network-type", "zone")
          .field("zone-type", zone)
          .field("status", "ok")
          .endObject();
    } else {
      out.beginObject()
          .field("id", "sdn/" + node.name() + "/" + zone)
          .field("type", "sdn")
          .field("node", node.name())
          .field("sdn", zone)
          .field("status", "ok")
          .endObject();
    }
  }
}
