package io.monitorix.examples.simulator.pbs.api;

import io.monitorix.examples.simulator.cluster.Chance;
import io.monitorix.examples.simulator.json.JsonWriter;
import io.monitorix.examples.simulator.pbs.PbsRelease;
import java.util.List;

/** How the machine fares: {@code /nodes/{node}/status} and its history. */
final class NodeState {
  static final long MEMORY = 64L << 30;
  static final long SWAP = 8L << 30;
  static final long ROOT = 96L << 30;
  private static final int CPUS = 16;

  static final List<PbsRoute> ROUTES =
      List.of(
          PbsRoute.get("/nodes/{node}/status", NodeState::status)
              .needs("/system/status", "Sys.Audit"),
          PbsRoute.get("/nodes/{node}/rrd", History::ofNode)
              .needs("/system/status", "Sys.Audit")
              .knows("timeframe", "cf"));

  private NodeState() {}

  /** The machine's figures as functions of time. */
  static final class Figures {
    private final Chance chance;

    Figures(PbsCall call) {
      this.chance = call.server().chance().of("node");
    }

    /** Share of all CPUs, 0…1. */
    double cpu(long at) {
      return 0.08
          + 0.05 * Math.sin(2 * Math.PI * at / 3600)
          + chance.of(at / 10).of("cpu").between(0, 0.06);
    }

    double load(long at) {
      return Math.round(cpu(at) * CPUS * 100) / 100.0;
    }

    /** Bytes. */
    long memory(long at) {
      return (long) (MEMORY * (0.3 + chance.of(at / 60).of("memory").between(0, 0.03)));
    }

    /** Bytes of the root file system. */
    long root(long at) {
      return (long) (ROOT * (0.22 + 0.01 * Math.sin(2 * Math.PI * at / 604_800)));
    }
  }

  private static void status(PbsCall call, JsonWriter out) {
    long now = call.server().now();
    Figures figures = new Figures(call);
    String version = "#1 SMP PREEMPT_DYNAMIC PMX " + call.release().kernel();
    out.beginObject()
        .number("cpu", figures.cpu(now))
        .number("wait", figures.cpu(now) * 0.2)
        .field("uptime", call.server().uptime());
    out.name("loadavg").beginArray();
    for (int smoothing : new int[] {0, 60, 300}) {
      out.value(figures.load(now - smoothing));
    }
    out.endArray();
    counters("memory", MEMORY, figures.memory(now), "free", out);
    counters("swap", SWAP, 0, "free", out);
    counters("root", ROOT, figures.root(now), "avail", out);
    out.field("kversion", "Linux %s %s".formatted(call.release().kernel(), version));
    if (call.atLeast(PbsRelease.V3_4)) {
      out.name("current-kernel")
          .beginObject()
          .field("sysname", "Linux")
          .field("release", call.release().kernel())
          .field("version", version)
          .field("machine", "x86_64")
          .endObject();
      out.name("boot-info")
          .beginObject()
          .field("mode", "efi")
          .bool("secureboot", false)
          .endObject();
    }
    out.name("cpuinfo")
        .beginObject()
        .field("model", "AMD EPYC 7313P 16-Core Processor")
        .field("sockets", 1)
        .field("cpus", CPUS)
        .endObject();
    out.name("info").beginObject().field("fingerprint", call.plan().fingerprint()).endObject();
    out.endObject();
  }

  private static void counters(String name, long total, long used, String rest, JsonWriter out) {
    out.name(name)
        .beginObject()
        .field("total", total)
        .field("used", used)
        .field(rest, total - used)
        .endObject();
  }
}
