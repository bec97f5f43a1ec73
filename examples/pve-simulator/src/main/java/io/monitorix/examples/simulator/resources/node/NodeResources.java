package io.monitorix.examples.simulator.resources.node;

import io.monitorix.examples.simulator.api.Call;
import io.monitorix.examples.simulator.api.Route;
import io.monitorix.examples.simulator.cluster.History;
import io.monitorix.examples.simulator.cluster.NodeSpec;
import io.monitorix.examples.simulator.cluster.PveRelease;
import io.monitorix.examples.simulator.cluster.Snapshot;
import io.monitorix.examples.simulator.json.JsonWriter;
import io.monitorix.examples.simulator.resources.history.HistoryRows;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** {@code /nodes}, and what a node is and does as a whole. */
public final class NodeResources {
  /** All of it. */
  public static final List<Route> ROUTES =
      List.of(
          Route.get("/nodes", NodeResources::list),
          Route.get("/nodes/{node}/status", NodeResources::status)
              .needs("/nodes/{node}", "Sys.Audit"),
          Route.get("/nodes/{node}/subscription", NodeResources::subscription),
          Route.get("/nodes/{node}/version", NodeResources::version),
          Route.get("/nodes/{node}/rrddata", NodeResources::history)
              .knows("timeframe", "cf")
              .needs("/nodes/{node}", "Sys.Audit")
              .asRelayed());

  private static final long SWAP = 8L << 30;

  /** What part of the memory ZFS takes for its cache. */
  private static final long ARC_SHARE = 16;

  private NodeResources() {}

  /** The figures of a node that is online, as lists show them. */
  public static void figures(Snapshot.Node node, JsonWriter out) {
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
    out.name("swap")
        .beginObject()
        .field("total", SWAP)
        .field("used", 0)
        .field("free", SWAP)
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

  private static void version(Call call, JsonWriter out) {
    PveRelease release = call.release();
    out.beginObject()
        .field("version", release.version())
        .field("release", release.release())
        .field("repoid", release.repoId())
        .endObject();
  }

  private static void history(Call call, JsonWriter out) {
    HistoryRows.write(
        call,
        out,
        (history, times) -> {
          NodeSpec node = call.node();
          long first = times.get(0);
          if (!history.wasUp(node, first)) {
            return;
          }
          List<Snapshot.Guest> guests = call.guestsHere();
          List<History.NodePoint> points =
              times.stream().map(t -> history.node(node, guests, t)).toList();
          HistoryRows.Fold fold = HistoryRows.fold(call);
          double cpu = fold.of(points, History.NodePoint::cpu);
          double memory = fold.of(points, History.NodePoint::memory);
          out.fraction("cpu", cpu)
              .field("maxcpu", node.cpus())
              .fraction("loadavg", cpu * node.cpus())
              .fraction("iowait", cpu * 0.021)
              .field("memtotal", node.memory())
              .fraction("memused", memory)
              .field("swaptotal", SWAP)
              .field("swapused", 0)
              .field("roottotal", node.rootSize())
              .fraction("rootused", fold.of(points, History.NodePoint::rootUsed))
              .fraction("netin", fold.of(points, History.NodePoint::netIn))
              .fraction("netout", fold.of(points, History.NodePoint::netOut));
          if (call.release().atLeast9()) {
            out.fraction("memavailable", node.memory() - memory)
                .field("arcsize", node.memory() / ARC_SHARE);
            HistoryRows.pressure(cpu, false, out);
          }
        });
  }
}
