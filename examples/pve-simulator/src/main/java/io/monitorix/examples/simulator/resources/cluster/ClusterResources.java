package io.monitorix.examples.simulator.resources.cluster;

import io.monitorix.examples.simulator.api.ApiError;
import io.monitorix.examples.simulator.api.Call;
import io.monitorix.examples.simulator.api.Route;
import io.monitorix.examples.simulator.cluster.NodeSpec;
import io.monitorix.examples.simulator.cluster.Snapshot;
import io.monitorix.examples.simulator.cluster.Task;
import io.monitorix.examples.simulator.json.JsonWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What lies below {@code /cluster}, and {@code /version}. */
public final class ClusterResources {
  /** All of it. */
  public static final List<Route> ROUTES =
      List.of(
          Route.get("/version", ClusterResources::version),
          Route.get("/cluster/status", ClusterResources::status)
              .needs("/", "Sys.Audit")
              .asRelayed(),
          Route.get("/cluster/resources", ResourceRows::write).knows("type").asCached(),
          Route.get("/cluster/tasks", ClusterResources::tasks),
          Route.get("/cluster/log", ClusterResources::log).knows("max"),
          Route.get("/cluster/nextid", ClusterResources::nextId).knows("vmid"),
          Route.get("/cluster/options", ClusterResources::options).needs("/", "Sys.Audit"),
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
      if (!guest.spec().backedUp() && guest.backups().isEmpty()) {
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
      if (own || call.may("/", "Sys.Audit")) {
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

  /** Two lines for each task: its start and its end; newest first. */
  private static void log(Call call, JsonWriter out) {
    long left = call.number("max", 50);
    boolean all = call.may("/", "Sys.Syslog");
    List<Line> lines = new ArrayList<>();
    for (Task task : call.world().tasks()) {
      if (all || task.user().equals(call.request().caller().user())) {
        lines.add(new Line(task.start(), task, "starting task " + task.upid(), 6));
        Long end = task.end();
        if (end != null) {
          String message = "end task %s %s".formatted(task.upid(), task.exitStatus());
          lines.add(new Line(end, task, message, task.failed() ? 3 : 6));
        }
      }
    }
    lines.sort(Comparator.comparingLong(Line::time).reversed());
    out.beginArray();
    int number = lines.size();
    for (Line line : lines.subList(0, (int) Math.min(left, lines.size()))) {
      Task task = line.task();
      out.beginObject()
          .field("uid", Integer.toString(number))
          .field("id", number + ":" + task.node())
          .field("node", task.node())
          .field("pid", task.pid())
          .field("tag", "pvedaemon")
          .field("pri", line.priority())
          .field("time", line.time())
          .field(
              "user", task.tokenName() == null ? task.user() : task.user() + "!" + task.tokenName())
          .field("msg", line.message())
          .endObject();
      number--;
    }
    out.endArray();
  }

  private record Line(long time, Task task, String message, int priority) {}

  /** As text, and without a gap: the guests' numbers follow one another. */
  private static void nextId(Call call, JsonWriter out) {
    String wanted = call.parameter("vmid");
    if (wanted != null) {
      int vmid = (int) call.number("vmid", 0);
      if (call.world().guest(vmid) != null) {
        throw ApiError.parameter("vmid", "VM %d already exists".formatted(vmid));
      }
      out.value(wanted);
      return;
    }
    int vmid = 100;
    while (call.world().guest(vmid) != null) {
      vmid++;
    }
    out.value(Integer.toString(vmid));
  }

  private static void options(Call call, JsonWriter out) {
    out.beginObject()
        .field("keyboard", "en-us")
        .field("mac_prefix", "BC:24:11")
        .field("max_workers", 4)
        .field("description", "");
    if (call.release().atLeast8()) {
      Set<String> tags = new TreeSet<>();
      call.world().guests().forEach(guest -> tags.addAll(guest.config().tags()));
      out.name("allowed-tags").beginArray();
      tags.forEach(out::value);
      out.endArray();
    }
    out.endObject();
  }
}
