package io.monitorix.examples.simulator.api;

import io.monitorix.examples.simulator.cluster.NodeSpec;
import io.monitorix.examples.simulator.cluster.PveRelease;
import io.monitorix.examples.simulator.cluster.Snapshot;
import io.monitorix.examples.simulator.cluster.Task;
import io.monitorix.examples.simulator.json.JsonWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** What lies below {@code /nodes}, except the guests. */
final class NodeResources {
  static final List<Route> ROUTES =
      List.of(
          Route.get("/nodes", NodeResources::list),
          Route.get("/nodes/{node}/status", NodeResources::status)
              .needs("/nodes/{node}", "Sys.Audit"),
          Route.get("/nodes/{node}/subscription", NodeResources::subscription),
          Route.get("/nodes/{node}/storage", NodeResources::storage).asRelayed(),
          Route.get("/nodes/{node}/replication", Replication::list).knows("guest").asRelayed(),
          Route.get("/nodes/{node}/replication/{id}/status", Replication::status).asRelayed(),
          Route.get("/nodes/{node}/tasks/{upid}/status", NodeResources::taskStatus).asRelayed());

  private NodeResources() {}

  /** The figures of a node that is online, as lists show them. */
  static void figures(Snapshot.Node node, JsonWriter out) {
    NodeSpec spec = node.spec();
    out.fraction("cpu", node.cpu())
        .field("maxcpu", spec.cpus())
        .field("mem", node.memory())
        .field("maxmem", spec.memory())
        .field("disk", node.rootUsed())
        .field("maxdisk", spec.rootSize())
        .field("uptime", node.uptime());
  }

  private static void list(Call call, JsonWriter out) {
    out.beginArray();
    for (Snapshot.Node node : call.world().nodes()) {
      NodeSpec spec = node.spec();
      out.beginObject()
          .field("id", "node/" + spec.name())
          .field("type", "node")
          .field("node", spec.name())
          .field("status", node.online() ? "online" : "offline");
      if (node.online()) {
        out.field("level", spec.level()).field("ssl_fingerprint", spec.fingerprint());
        if (call.may("/nodes/" + spec.name(), "Sys.Audit")) {
          figures(node, out);
        }
      } else {
        out.name("ssl_fingerprint").nullValue();
      }
      out.endObject();
    }
    out.endArray();
  }

  private static void status(Call call, JsonWriter out) {
    Snapshot.Node node = call.world().nodes().get(call.node().index());
    NodeSpec spec = node.spec();
    PveRelease release = call.plan().release();
    String kernelVersion = "#1 SMP PREEMPT_DYNAMIC PMX " + release.kernel();
    out.beginObject()
        .field("pveversion", "pve-manager/%s/%s".formatted(release.version(), release.repoId()))
        .field("kversion", "Linux %s %s".formatted(release.kernel(), kernelVersion))
        .fraction("cpu", node.cpu())
        .fraction("wait", node.cpu() * 0.021)
        .field("idle", 0)
        .field("uptime", node.uptime());
    out.name("loadavg").beginArray();
    for (double smoothing : new double[] {1.0, 0.94, 0.9}) {
      out.value(String.format(Locale.ROOT, "%.2f", node.cpu() * spec.cpus() * smoothing));
    }
    out.endArray();
    long free = spec.memory() - node.memory();
    out.name("memory")
        .beginObject()
        .field("total", spec.memory())
        .field("used", node.memory())
        .field("free", free);
    if (release.atLeast9()) {
      out.field("available", free);
    }
    out.endObject();
    long swap = 8L << 30;
    out.name("swap")
        .beginObject()
        .field("total", swap)
        .field("used", 0)
        .field("free", swap)
        .endObject();
    out.name("ksm").beginObject().field("shared", 0).endObject();
    long rootFree = spec.rootSize() - node.rootUsed();
    out.name("rootfs")
        .beginObject()
        .field("total", spec.rootSize())
        .field("used", node.rootUsed())
        .field("free", rootFree)
        .field("avail", rootFree - spec.rootSize() / 20)
        .endObject();
    out.name("boot-info").beginObject().field("mode", "efi").field("secureboot", 0).endObject();
    out.name("current-kernel")
        .beginObject()
        .field("sysname", "Linux")
        .field("release", release.kernel())
        .field("version", kernelVersion)
        .field("machine", "x86_64")
        .endObject();
    out.name("cpuinfo")
        .beginObject()
        .field("model", spec.model())
        .field("sockets", 1)
        .field("cores", spec.cpus() / 2)
        .field("cpus", spec.cpus())
        .field("mhz", "2994.375")
        .field("hvm", "1")
        .field("user_hz", 100)
        .field(
            "flags",
            "fpu vme de pse tsc msr pae mce cx8 apic sep mtrr sse sse2 ht syscall nx lm avx2 aes svm")
        .endObject();
    out.endObject();
  }

  private static void subscription(Call call, JsonWriter out) {
    String url = "https://www.proxmox.com/en/proxmox-virtual-environment/pricing";
    out.beginObject().field("url", url);
    if (!call.node().subscribed()) {
      out.field("status", "notfound").field("message", "There is no subscription key").endObject();
      return;
    }
    out.field("status", "active")
        .field("level", call.node().level())
        .field("productname", "Proxmox VE Community Subscription 1 CPU/year");
    if (call.may("/nodes/" + call.node().name(), "Sys.Audit")) {
      out.field(
              "nextduedate",
              LocalDate.ofEpochDay(call.world().epochSecond() / 86_400 + 200).toString())
          .field(
              "regdate",
              LocalDate.ofEpochDay(call.world().epochSecond() / 86_400 - 165) + " 00:00:00")
          .field("sockets", 1)
          .field("checktime", call.world().epochSecond() / 86_400 * 86_400);
    }
    out.endObject();
  }

  private static void storage(Call call, JsonWriter out) {
    out.beginArray();
    for (Snapshot.Storage storage : call.world().storages().get(call.node().index())) {
      if (call.may("/storage/" + storage.spec().name(), "Datastore.Audit")) {
        long size = storage.spec().size();
        out.beginObject()
            .field("storage", storage.spec().name())
            .field("type", storage.spec().plugin())
            .field("content", storage.spec().content())
            .flag("shared", storage.spec().shared())
            .flag("enabled", true)
            .flag("active", true)
            .field("total", size)
            .field("used", storage.used())
            .field("avail", size - storage.used())
            .fraction("used_fraction", (double) storage.used() / size)
            .endObject();
      }
    }
    out.endArray();
  }

  private static void taskStatus(Call call, JsonWriter out) {
    String upid = call.variable("upid");
    Task task =
        call.world().tasks().stream()
            .filter(t -> t.upid().equals(upid) && t.node().equals(call.node().name()))
            .findFirst()
            .orElseThrow(() -> ApiError.parameter("upid", "no such task"));
    if (!call.may("/nodes/" + task.node(), "Sys.Audit")
        && !task.user().equals(call.request().caller().user())) {
      throw ApiError.forbidden("/nodes/" + task.node(), "Sys.Audit");
    }
    out.beginObject()
        .field("upid", task.upid())
        .field("node", task.node())
        .field("type", task.type())
        .field("id", task.id())
        .field("user", task.user())
        .field("tokenid", task.tokenName())
        .field("pid", task.pid())
        .field("pstart", task.processStart())
        .field("starttime", task.start())
        .field("status", task.end() == null ? "running" : "stopped")
        .field("exitstatus", task.exitStatus())
        .endObject();
  }
}
