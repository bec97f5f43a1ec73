package io.monitorix.examples.simulator.resources.guest;

import io.monitorix.examples.simulator.api.ApiError;
import io.monitorix.examples.simulator.api.Call;
import io.monitorix.examples.simulator.api.Route;
import io.monitorix.examples.simulator.cluster.GuestKind;
import io.monitorix.examples.simulator.cluster.GuestSnapshot;
import io.monitorix.examples.simulator.cluster.GuestSpec;
import io.monitorix.examples.simulator.cluster.History;
import io.monitorix.examples.simulator.cluster.NodeSpec;
import io.monitorix.examples.simulator.cluster.Snapshot;
import io.monitorix.examples.simulator.json.JsonWriter;
import io.monitorix.examples.simulator.resources.history.HistoryRows;
import java.util.ArrayList;
import java.util.List;

/** What guests are and how they are: lists, status, configuration, history. */
public final class GuestResources {
  /** All of it. */
  public static final List<Route> ROUTES = routes();

  private static final String MACHINE = "pc-i440fx-9.0+pve0";
  private static final String QEMU = "9.2.0";

  private GuestResources() {}

  private static List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    for (GuestKind kind : GuestKind.values()) {
      String list = "/nodes/{node}/" + kind.path();
      String one = list + "/{vmid}";
      Route all = Route.get(list, (call, out) -> list(call, kind, out)).asRelayed();
      routes.add(kind == GuestKind.QEMU ? all.knows("full") : all);
      routes.add(
          Route.get(one + "/config", (call, out) -> config(call, kind, out))
              .knows("current", "snapshot")
              .needs("/vms/{vmid}", "VM.Audit"));
      routes.add(
          Route.get(one + "/pending", (call, out) -> pending(call, kind, out))
              .needs("/vms/{vmid}", "VM.Audit"));
      routes.add(
          Route.get(one + "/status/current", (call, out) -> current(call, kind, out))
              .needs("/vms/{vmid}", "VM.Audit")
              .asRelayed());
      routes.add(
          Route.get(one + "/rrddata", (call, out) -> history(call, kind, out))
              .knows("timeframe", "cf")
              .needs("/vms/{vmid}", "VM.Audit")
              .asRelayed());
      routes.add(
          Route.get(one + "/feature", (call, out) -> feature(call, kind, out))
              .knows("feature", "snapname")
              .needs("/vms/{vmid}", "VM.Audit")
              .asRelayed());
    }
    return List.copyOf(routes);
  }

  private static void list(Call call, GuestKind kind, JsonWriter out) {
    boolean full = call.flag("full");
    out.beginArray();
    for (Snapshot.Guest guest : call.guestsHere()) {
      if (guest.spec().kind() == kind && call.may("/vms/" + guest.spec().vmid(), "VM.Audit")) {
        out.beginObject();
        figures(call, guest, out);
        if (full) {
          monitored(guest, out);
        }
        out.endObject();
      }
    }
    out.endArray();
  }

  private static void current(Call call, GuestKind kind, JsonWriter out) {
    Snapshot.Guest guest = call.guest(kind);
    GuestSpec spec = guest.spec();
    out.beginObject();
    figures(call, guest, out);
    out.name("ha")
        .beginObject()
        .flag("managed", spec.haManaged())
        .field("state", guest.haState())
        .endObject();
    if (kind == GuestKind.QEMU) {
      if (spec.agent()) {
        out.flag("agent", true);
      }
      monitored(guest, out);
    }
    out.endObject();
  }

  private static void figures(Call call, Snapshot.Guest guest, JsonWriter out) {
    GuestSpec spec = guest.spec();
    boolean container = spec.kind() == GuestKind.LXC;
    out.field("vmid", spec.vmid())
        .field("name", spec.name())
        .field("status", guest.status())
        .field("type", container ? "lxc" : null)
        .fraction("cpu", guest.cpu())
        .field("cpus", spec.cpus())
        .field("mem", guest.memory())
        .field("maxmem", spec.memory())
        .field("disk", guest.diskUsed())
        .field("maxdisk", spec.disk())
        .field("netin", guest.netIn())
        .field("netout", guest.netOut())
        .field("diskread", guest.diskRead())
        .field("diskwrite", guest.diskWrite())
        .field("uptime", guest.uptime());
    if (container) {
      out.field("swap", 0).field("maxswap", 512L << 20);
    }
    if (guest.running()) {
      out.field("pid", 20_000 + spec.vmid());
      if (call.release().atLeast9()) {
        out.field("memhost", guest.memory() + guest.memory() / 16);
        HistoryRows.pressure(guest.cpu(), !container, out);
      }
    }
    if (spec.template()) {
      out.flag("template", true);
    }
    out.field("lock", guest.lock()).field("tags", guest.config().tagText());
  }

  /** What QEMU's monitor says of a machine. */
  private static void monitored(Snapshot.Guest guest, JsonWriter out) {
    GuestSpec spec = guest.spec();
    out.field("qmpstatus", guest.paused() ? "paused" : guest.status());
    if (!guest.running()) {
      return;
    }
    long free = spec.memory() - guest.memory();
    out.field("running-machine", MACHINE)
        .field("running-qemu", QEMU)
        .field("balloon", spec.memory())
        .field("freemem", free);
    out.name("ballooninfo")
        .beginObject()
        .field("actual", spec.memory())
        .field("max_mem", spec.memory())
        .field("total_mem", spec.memory())
        .field("free_mem", free)
        .field("mem_swapped_in", 0)
        .field("mem_swapped_out", 0)
        .field("major_page_faults", 210)
        .field("minor_page_faults", guest.uptime() * 12)
        .endObject();
    out.name("blockstat")
        .beginObject()
        .name("scsi0")
        .beginObject()
        .field("rd_bytes", guest.diskRead())
        .field("rd_operations", guest.diskRead() >> 14)
        .field("wr_bytes", guest.diskWrite())
        .field("wr_operations", guest.diskWrite() >> 13)
        .field("flush_operations", guest.diskWrite() >> 18)
        .endObject()
        .endObject();
    out.name("nics")
        .beginObject()
        .name("tap%di0".formatted(spec.vmid()))
        .beginObject()
        .field("netin", guest.netIn())
        .field("netout", guest.netOut())
        .endObject()
        .endObject();
    out.name("proxmox-support")
        .beginObject()
        .bool("pbs-dirty-bitmap", true)
        .bool("query-bitmap-info", true)
        .bool("backup-fleecing", true)
        .field("pbs-library-version", "1.5.1")
        .endObject();
  }

  private static void config(Call call, GuestKind kind, JsonWriter out) {
    Snapshot.Guest guest = call.guest(kind);
    String name = call.parameter("snapshot");
    call.flag("current");
    ConfigFile file =
        name == null
            ? ConfigFile.of(guest)
            : ConfigFile.of(guest, GuestSnapshots.snapshot(guest, name));
    out.beginObject();
    file.writeTo(out);
    out.endObject();
  }

  private static void pending(Call call, GuestKind kind, JsonWriter out) {
    out.beginArray();
    ConfigFile.of(call.guest(kind)).writePendingTo(out);
    out.endArray();
  }

  private static void history(Call call, GuestKind kind, JsonWriter out) {
    Snapshot.Guest guest = call.guest(kind);
    GuestSpec spec = guest.spec();
    boolean machine = kind == GuestKind.QEMU;
    HistoryRows.write(
        call,
        out,
        (history, times) -> {
          if (!history.wasUp(call.node(), times.get(0))) {
            return;
          }
          out.field("maxcpu", spec.cpus())
              .field("maxmem", spec.memory())
              .field("maxdisk", spec.disk());
          if (!history.ran(guest, times.get(0))) {
            return;
          }
          List<History.GuestPoint> points =
              times.stream().map(t -> history.guest(guest, t)).toList();
          HistoryRows.Fold fold = HistoryRows.fold(call);
          double cpu = fold.of(points, History.GuestPoint::cpu);
          double memory = fold.of(points, History.GuestPoint::memory);
          out.fraction("cpu", cpu)
              .fraction("mem", memory)
              .fraction("disk", fold.of(points, History.GuestPoint::disk))
              .fraction("netin", fold.of(points, History.GuestPoint::netIn))
              .fraction("netout", fold.of(points, History.GuestPoint::netOut))
              .fraction("diskread", fold.of(points, History.GuestPoint::diskRead))
              .fraction("diskwrite", fold.of(points, History.GuestPoint::diskWrite));
          if (call.release().atLeast9()) {
            out.fraction("memhost", memory * 17 / 16);
            HistoryRows.pressure(cpu, machine, out);
          }
        });
  }

  private static void feature(Call call, GuestKind kind, JsonWriter out) {
    Snapshot.Guest guest = call.guest(kind);
    if (call.parameter("feature") == null) {
      throw ApiError.missing("feature");
    }
    String feature = call.choice("feature", "", List.of("snapshot", "clone", "copy"));
    String name = call.parameter("snapname");
    GuestSnapshot snapshot = name == null ? null : GuestSnapshots.snapshot(guest, name);
    boolean has =
        switch (feature) {
          case "snapshot" -> !guest.spec().template();
          case "clone" -> guest.spec().template() && snapshot == null;
          default -> true;
        };
    out.beginObject().flag("hasFeature", has);
    if (kind == GuestKind.QEMU) {
      boolean anywhere = guest.spec().diskStorage().equals("ceph");
      out.name("nodes").beginArray();
      for (NodeSpec node : has ? call.plan().nodes() : List.<NodeSpec>of()) {
        if (anywhere || guest.isOn(node)) {
          out.value(node.name());
        }
      }
      out.endArray();
    }
    out.endObject();
  }
}
