package io.monitorix.examples.simulator.api;

import io.monitorix.examples.simulator.cluster.NodeSpec;
import io.monitorix.examples.simulator.cluster.Snapshot;
import io.monitorix.examples.simulator.cluster.Task;
import io.monitorix.examples.simulator.json.JsonWriter;
import java.util.List;

/** What lies below {@code /cluster}, and {@code /version}. */
final class ClusterResources {
  static final List<Route> ROUTES =
      List.of(
          Route.get("/version", ClusterResources::version),
          Route.get("/cluster/status", ClusterResources::status)
              .needs("/", "Sys.Audit")
              .asRelayed(),
          Route.get("/cluster/resources", ResourceRows::write).knows("type").asCached(),
          Route.get("/cluster/tasks", ClusterResources::tasks),
          Route.get("/cluster/backup-info/not-backed-up", ClusterResources::notBackedUp)
              .needs("/", "Sys.Audit")
              .asRelayed(),
          Route.get("/cluster/config/qdevice", ClusterResources::quorumDevice)
              .needs("/", "Sys.Audit")
              .asRelayed());

  private ClusterResources() {}

  private static void version(Call call, JsonWriter out) {
    out.beginObject()
        .field("version", call.plan().release().version())
        .field("release", call.plan().release().release())
        .field("repoid", call.plan().release().repoId())
        .endObject();
  }

  private static void status(Call call, JsonWriter out) {
    out.beginArray();
    if (call.plan().clustered()) {
      out.beginObject()
          .field("id", "cluster")
          .field("type", "cluster")
          .field("name", call.plan().clusterName())
          .field("nodes", call.plan().nodes().size())
          .field("version", call.plan().nodes().size())
          .flag("quorate", call.world().quorate())
          .endObject();
    }
    for (Snapshot.Node node : call.world().nodes()) {
      NodeSpec spec = node.spec();
      out.beginObject()
          .field("id", "node/" + spec.name())
          .field("type", "node")
          .field("name", spec.name())
          .field("nodeid", call.plan().clustered() ? spec.index() + 1 : 0)
          .flag("local", spec.index() == call.plan().localNode())
          .flag("online", node.online())
          .field("level", node.online() ? spec.level() : "")
          .field("ip", node.online() ? spec.address() : null)
          .endObject();
    }
    out.endArray();
  }

  private static void notBackedUp(Call call, JsonWriter out) {
    out.beginArray();
    for (Snapshot.Guest guest : call.world().guests()) {
      if (!guest.spec().backedUp()) {
        out.beginObject()
            .field("vmid", guest.spec().vmid())
            .field("type", guest.spec().kind().path())
            .field("name", guest.spec().name())
            .endObject();
      }
    }
    out.endArray();
  }

  private static void quorumDevice(Call call, JsonWriter out) {
    if (!call.plan().hasQuorumDevice()) {
      throw ApiError.failure(500, "QDevice is not configured");
    }
    out.beginObject()
        .field("Model", "Net")
        .field("Algorithm", "Fifty-Fifty split")
        .field("QNetd host", "192.0.2.200:5403")
        .field("State", "Connected")
        .field("Tie-breaker", "Node with lowest node ID")
        .field("Poll processing", "yes (sync)")
        .endObject();
  }

  private static void tasks(Call call, JsonWriter out) {
    out.beginArray();
    for (Task task : call.world().tasks()) {
      boolean own = task.user().equals(call.request().caller().user());
      if (own || call.may("Sys.Audit")) {
        task(task, out);
      }
    }
    out.endArray();
  }

  private static void task(Task task, JsonWriter out) {
    out.beginObject()
        .field("upid", task.upid())
        .field("node", task.node())
        .field("type", task.type())
        .field("id", task.id())
        .field("user", task.user())
        .field("tokenid", task.tokenName())
        .field("starttime", task.start());
    Long end = task.end();
    if (end != null) {
      out.field("endtime", end).field("status", task.exitStatus()).field("saved", "1");
    }
    out.endObject();
  }
}
