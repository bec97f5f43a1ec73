package io.monitorix.examples.simulator.api;

import io.monitorix.examples.simulator.access.Identity;
import io.monitorix.examples.simulator.cluster.GuestKind;
import io.monitorix.examples.simulator.cluster.GuestSpec;
import io.monitorix.examples.simulator.cluster.PowerAction;
import io.monitorix.examples.simulator.cluster.Snapshot;
import io.monitorix.examples.simulator.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;

/** What lies below {@code /nodes/{node}/qemu} and {@code /nodes/{node}/lxc}. */
final class GuestResources {
  static final List<Route> ROUTES = routes();

  private GuestResources() {}

  private static List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    for (GuestKind kind : GuestKind.values()) {
      String list = "/nodes/{node}/" + kind.path();
      String one = list + "/{vmid}";
      routes.add(Route.get(list, (call, out) -> list(call, kind, out)).knows("full").asRelayed());
      routes.add(
          Route.get(one + "/config", (call, out) -> config(call, kind, out))
              .knows("current", "snapshot")
              .needs("/vms/{vmid}", "VM.Audit"));
      routes.add(
          Route.get(one + "/status/current", (call, out) -> current(call, kind, out))
              .needs("/vms/{vmid}", "VM.Audit")
              .asRelayed());
      for (PowerAction action : PowerAction.values()) {
        routes.add(
            Route.post(
                    one + "/status/" + action.path(), (call, out) -> power(call, kind, action, out))
                .knows("timeout", "forceStop", "skiplock", "overrule-shutdown")
                .needs("/vms/{vmid}", "VM.PowerMgmt"));
      }
    }
    return List.copyOf(routes);
  }

  private static void list(Call call, GuestKind kind, JsonWriter out) {
    out.beginArray();
    for (Snapshot.Guest guest : call.world().guests()) {
      if (guest.isOn(call.node())
          && guest.spec().kind() == kind
          && call.may(guest.spec(), "VM.Audit")) {
        out.beginObject();
        figures(call, guest, out);
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
      out.field("qmpstatus", guest.status());
      if (guest.running()) {
        out.field("running-machine", "pc-i440fx-9.0+pve0").field("running-qemu", "9.2.0");
        out.name("ballooninfo")
            .beginObject()
            .field("actual", spec.memory())
            .field("max_mem", spec.memory())
            .field("total_mem", spec.memory())
            .field("free_mem", spec.memory() - guest.memory())
            .endObject();
        out.name("nics")
            .beginObject()
            .name("tap" + spec.vmid() + "i0")
            .beginObject()
            .field("netin", guest.netIn())
            .field("netout", guest.netOut())
            .endObject()
            .endObject();
      }
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
      if (call.plan().release().atLeast9()) {
        out.field("memhost", guest.memory() + guest.memory() / 16);
        pressure(guest, container, out);
      }
    }
    if (spec.template()) {
      out.flag("template", true);
    }
    out.field("lock", guest.lock()).field("tags", spec.tagText());
  }

  /** Shares in percent, as text with two decimals; containers do not tell of full CPU pressure. */
  private static void pressure(Snapshot.Guest guest, boolean container, JsonWriter out) {
    for (String of : List.of("cpu", "io", "memory")) {
      out.fraction("pressure" + of + "some", Math.round(guest.cpu() * 300) / 100.0);
      if (!container || !of.equals("cpu")) {
        out.fraction("pressure" + of + "full", Math.round(guest.cpu() * 90) / 100.0);
      }
    }
  }

  private static void config(Call call, GuestKind kind, JsonWriter out) {
    Snapshot.Guest guest = call.guest(kind);
    GuestSpec spec = guest.spec();
    String mac =
        "BC:24:11:%02X:%02X:%02X"
            .formatted(spec.vmid() >> 16, spec.vmid() >> 8 & 0xff, spec.vmid() & 0xff);
    String volume = "local-lvm:vm-%d-disk-0,size=%dG".formatted(spec.vmid(), spec.disk() >> 30);
    long mebibytes = spec.memory() >> 20;
    out.beginObject();
    if (kind == GuestKind.QEMU) {
      out.field("name", spec.name())
          .field("memory", Long.toString(mebibytes))
          .field("cores", spec.cpus())
          .field("sockets", 1)
          .field("ostype", "l26")
          .field("scsihw", "virtio-scsi-single")
          .field("scsi0", volume)
          .field("boot", "order=scsi0;net0")
          .field("net0", "virtio=%s,bridge=vmbr0,firewall=1".formatted(mac));
    } else {
      out.field("hostname", spec.name())
          .field("memory", mebibytes)
          .field("swap", 512)
          .field("cores", spec.cpus())
          .field("ostype", "debian")
          .field("arch", "amd64")
          .field("unprivileged", 1)
          .field("rootfs", volume)
          .field("net0", "name=eth0,bridge=vmbr0,hwaddr=%s,ip=dhcp,type=veth".formatted(mac));
    }
    if (spec.onBoot()) {
      out.flag("onboot", true);
    }
    if (spec.template()) {
      out.flag("template", true);
    }
    out.field("digest", "%040x".formatted(spec.vmid() * 0x9E3779B97F4AL))
        .field("lock", guest.lock())
        .field("tags", spec.tagText())
        .endObject();
  }

  private static void power(Call call, GuestKind kind, PowerAction action, JsonWriter out) {
    int vmid = call.vmid();
    if (action == PowerAction.START && !call.world().quorate()) {
      throw ApiError.failure(500, "cluster not ready - no quorum?");
    }
    Identity caller = call.request().caller();
    out.value(
        call.cluster().power(call.node(), kind, vmid, action, caller.user(), caller.tokenName()));
  }
}
