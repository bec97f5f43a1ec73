package io.monitorix.examples.simulator.resources.guest;

import io.monitorix.examples.simulator.api.ApiError;
import io.monitorix.examples.simulator.api.Call;
import io.monitorix.examples.simulator.api.Route;
import io.monitorix.examples.simulator.cluster.GuestKind;
import io.monitorix.examples.simulator.cluster.GuestSpec;
import io.monitorix.examples.simulator.cluster.PveRelease;
import io.monitorix.examples.simulator.cluster.Snapshot;
import io.monitorix.examples.simulator.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the agent in a machine says, half a minute after the machine's start; and what a container's
 * host sees of its network. The agent's answers are QEMU's own: their booleans are JSON's.
 */
public final class GuestAgent {
  private static final String AGENT = "/nodes/{node}/qemu/{vmid}/agent/";
  private static final long BOOT_SECONDS = 30;
  private static final List<String> COMMANDS =
      List.of(
          "guest-ping",
          "guest-info",
          "guest-get-osinfo",
          "guest-get-fsinfo",
          "guest-get-host-name",
          "guest-get-time",
          "guest-get-timezone",
          "guest-get-users",
          "guest-get-vcpus",
          "guest-network-get-interfaces");

  private GuestAgent() {}

  private interface Answer {
    void write(Call call, Snapshot.Guest guest, JsonWriter out);
  }

  /** All that a release has: 8 shows the network of containers, 9 has finer privileges. */
  public static List<Route> routes(PveRelease release) {
    String privilege =
        release.atLeast9() ? "VM.GuestAgent.Audit|VM.GuestAgent.Unrestricted" : "VM.Monitor";
    List<Route> routes = new ArrayList<>();
    routes.add(of("info", privilege, GuestAgent::info));
    routes.add(of("get-osinfo", privilege, GuestAgent::system));
    routes.add(of("get-fsinfo", privilege, GuestAgent::fileSystems));
    routes.add(of("get-host-name", privilege, GuestAgent::hostName));
    routes.add(of("get-time", privilege, GuestAgent::time));
    routes.add(of("get-timezone", privilege, GuestAgent::timeZone));
    routes.add(of("get-users", privilege, GuestAgent::users));
    routes.add(of("get-vcpus", privilege, GuestAgent::processors));
    routes.add(of("network-get-interfaces", privilege, GuestAgent::interfaces));
    routes.add(
        Route.post(AGENT + "ping", (call, out) -> answer(call, GuestAgent::nothing, out))
            .needs("/vms/{vmid}", privilege));
    if (release.atLeast8()) {
      routes.add(
          Route.get("/nodes/{node}/lxc/{vmid}/interfaces", GuestAgent::containerInterfaces)
              .needs("/vms/{vmid}", "VM.Audit")
              .asRelayed());
    }
    return routes;
  }

  private static Route of(String command, String privilege, Answer answer) {
    return Route.get(AGENT + command, (call, out) -> answer(call, answer, out))
        .needs("/vms/{vmid}", privilege)
        .asRelayed();
  }

  private static void answer(Call call, Answer answer, JsonWriter out) {
    Snapshot.Guest guest = call.guest(GuestKind.QEMU);
    if (!guest.spec().agent()) {
      throw ApiError.failure(500, "No QEMU guest agent configured");
    }
    if (!guest.running()) {
      throw ApiError.failure(500, "VM %d is not running".formatted(guest.spec().vmid()));
    }
    if (guest.paused() || guest.uptime() < BOOT_SECONDS) {
      throw ApiError.failure(500, "QEMU guest agent is not running");
    }
    out.beginObject().name("result");
    answer.write(call, guest, out);
    out.endObject();
  }

  private static void nothing(Call call, Snapshot.Guest guest, JsonWriter out) {
    out.beginObject().endObject();
  }

  private static void info(Call call, Snapshot.Guest guest, JsonWriter out) {
    out.beginObject().field("version", "7.2.17").name("supported_commands").beginArray();
    for (String command : COMMANDS) {
      out.beginObject()
          .field("name", command)
          .bool("enabled", true)
          .bool("success-response", true)
          .endObject();
    }
    out.endArray().endObject();
  }

  private static void system(Call call, Snapshot.Guest guest, JsonWriter out) {
    out.beginObject()
        .field("id", "debian")
        .field("name", "Debian GNU/Linux")
        .field("pretty-name", "Debian GNU/Linux 12 (bookworm)")
        .field("version", "12 (bookworm)")
        .field("version-id", "12")
        .field("kernel-release", "6.1.0-39-amd64")
        .field("kernel-version", "#1 SMP PREEMPT_DYNAMIC Debian 6.1.148-1")
        .field("machine", "x86_64")
        .endObject();
  }

  private static void fileSystems(Call call, Snapshot.Guest guest, JsonWriter out) {
    long size = guest.spec().disk() / 100 * 95;
    long used = (long) (size * guest.diskShare());
    out.beginArray()
        .beginObject()
        .field("name", "sda1")
        .field("mountpoint", "/")
        .field("type", "ext4")
        .field("total-bytes", size)
        .field("used-bytes", used)
        .field("total-bytes-privileged", size / 95 * 100);
    out.name("disk")
        .beginArray()
        .beginObject()
        .field("bus-type", "scsi")
        .field("bus", 0)
        .field("target", 0)
        .field("unit", 0)
        .field("dev", "/dev/sda1")
        .field("serial", "0QEMU_QEMU_HARDDISK_drive-scsi0");
    out.name("pci-controller")
        .beginObject()
        .field("domain", 0)
        .field("bus", 1)
        .field("slot", 1)
        .field("function", 0)
        .endObject()
        .endObject()
        .endArray()
        .endObject()
        .endArray();
  }

  private static void hostName(Call call, Snapshot.Guest guest, JsonWriter out) {
    out.beginObject().field("host-name", guest.spec().name()).endObject();
  }

  /** Nanoseconds. */
  private static void time(Call call, Snapshot.Guest guest, JsonWriter out) {
    out.value(call.world().epochSecond() * 1_000_000_000L);
  }

  private static void timeZone(Call call, Snapshot.Guest guest, JsonWriter out) {
    out.beginObject().field("zone", "UTC").field("offset", 0).endObject();
  }

  private static void users(Call call, Snapshot.Guest guest, JsonWriter out) {
    out.beginArray();
    if (guest.spec().vmid() % 3 == 0) {
      double since = call.world().epochSecond() - guest.uptime() / 2.0;
      out.beginObject().field("user", "root").fraction("login-time", since).endObject();
    }
    out.endArray();
  }

  private static void processors(Call call, Snapshot.Guest guest, JsonWriter out) {
    out.beginArray();
    for (int i = 0; i < guest.spec().cpus(); i++) {
      out.beginObject()
          .field("logical-id", i)
          .bool("online", true)
          .bool("can-offline", i > 0)
          .endObject();
    }
    out.endArray();
  }

  private static void interfaces(Call call, Snapshot.Guest guest, JsonWriter out) {
    GuestSpec spec = guest.spec();
    out.beginArray();
    out.beginObject().field("name", "lo").field("hardware-address", "00:00:00:00:00:00");
    out.name("ip-addresses").beginArray();
    address("ipv4", "127.0.0.1", 8, out);
    address("ipv6", "::1", 128, out);
    out.endArray();
    statistics(0, 0, out);
    out.endObject();
    out.beginObject()
        .field("name", "ens18")
        .field("hardware-address", spec.mac().toLowerCase(Locale.ROOT));
    out.name("ip-addresses").beginArray();
    address("ipv4", spec.address(), 8, out);
    out.endArray();
    statistics(guest.netIn(), guest.netOut(), out);
    out.endObject().endArray();
  }

  private static void address(String type, String address, int prefix, JsonWriter out) {
    out.beginObject()
        .field("ip-address-type", type)
        .field("ip-address", address)
        .field("prefix", prefix)
        .endObject();
  }

  private static void statistics(long in, long sent, JsonWriter out) {
    out.name("statistics")
        .beginObject()
        .field("rx-bytes", in)
        .field("rx-packets", in / 900)
        .field("rx-errs", 0)
        .field("rx-dropped", 0)
        .field("tx-bytes", sent)
        .field("tx-packets", sent / 900)
        .field("tx-errs", 0)
        .field("tx-dropped", 0)
        .endObject();
  }

  /** Lengths of prefixes are text here, and in the agent's answers numbers. */
  private static void containerInterfaces(Call call, JsonWriter out) {
    Snapshot.Guest guest = call.guest(GuestKind.LXC);
    if (!guest.running()) {
      throw ApiError.failure(500, "CT %d not running".formatted(guest.spec().vmid()));
    }
    out.beginArray();
    containerInterface("lo", "00:00:00:00:00:00", "127.0.0.1", "8", out);
    containerInterface(
        "eth0", guest.spec().mac().toLowerCase(Locale.ROOT), guest.spec().address(), "8", out);
    out.endArray();
  }

  private static void containerInterface(
      String name, String hardware, String address, String prefix, JsonWriter out) {
    out.beginObject()
        .field("name", name)
        .field("hwaddr", hardware)
        .field("hardware-address", hardware)
        .field("inet", address + "/" + prefix);
    out.name("ip-addresses")
        .beginArray()
        .beginObject()
        .field("ip-address-type", "inet")
        .field("ip-address", address)
        .field("prefix", prefix)
        .endObject()
        .endArray()
        .endObject();
  }
}
