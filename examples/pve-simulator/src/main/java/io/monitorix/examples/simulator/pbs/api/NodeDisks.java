package io.monitorix.examples.simulator.pbs.api;

import io.monitorix.examples.simulator.json.JsonWriter;
import java.util.List;

/** The machine's disks: {@code /nodes/{node}/disks}. */
final class NodeDisks {
  private static final String DISKS = "/nodes/{node}/disks";
  private static final String PATH = "/system/disks";
  private static final long TB = 1_000_000_000_000L;

  static final List<PbsRoute> ROUTES =
      List.of(
          PbsRoute.get(DISKS + "/list", NodeDisks::list)
              .needs(PATH, "Sys.Audit")
              .knows("skipsmart", "usage-type", "include-partitions"),
          PbsRoute.get(DISKS + "/smart", NodeDisks::smart)
              .needs(PATH, "Sys.Audit")
              .knows("disk", "healthonly"),
          PbsRoute.get(DISKS + "/zfs", NodeDisks::pools).needs(PATH, "Sys.Audit"),
          PbsRoute.get(DISKS + "/zfs/{name}", NodeDisks::pool).needs(PATH, "Sys.Audit"),
          PbsRoute.get(DISKS + "/directory", NodeDisks::directories).needs(PATH, "Sys.Audit"));

  /**
   * A disk.
   *
   * @param wear used up of what it can bear, percent; negative for spinning ones
   */
  private record Disk(
      String name, String type, String used, String model, String serial, long size, int wear) {}

  private static final List<Disk> ALL =
      List.of(
          new Disk("nvme0n1", "ssd", "zfs", "MZVL2512HCJQ", "S67FNX0T100001", TB / 2, 4),
          new Disk("nvme1n1", "ssd", "zfs", "MZVL2512HCJQ", "S67FNX0T100002", TB / 2, 5),
          new Disk("sda", "hdd", "zfs", "ST18000NM000J", "ZR50AA01", 18 * TB, -1),
          new Disk("sdb", "hdd", "zfs", "ST18000NM000J", "ZR50AA02", 18 * TB, -1),
          new Disk("sdc", "hdd", "filesystem", "ST8000NM000A", "WSD30B77", 8 * TB, -1));

  private NodeDisks() {}

  private static void list(PbsCall call, JsonWriter out) {
    boolean skipped = call.flag("skipsmart", false);
    String only = call.parameter("usage-type");
    out.beginArray();
    for (Disk disk : ALL) {
      if (only == null || only.equals(disk.used())) {
        disk(disk, skipped, out);
      }
    }
    out.endArray();
  }

  private static void disk(Disk disk, boolean skipped, JsonWriter out) {
    out.beginObject()
        .field("name", disk.name())
        .field("devpath", "/dev/" + disk.name())
        .field("disk-type", disk.type())
        .field("used", disk.used())
        .field("model", disk.model())
        .field("serial", disk.serial())
        .field("size", disk.size())
        .bool("gpt", true)
        .field("status", skipped ? "unknown" : "passed");
    if (disk.wear() < 0) {
      out.field("vendor", "ATA").field("rpm", 7200);
    } else if (!skipped) {
      out.number("wearout", 100 - disk.wear());
    }
    out.endObject();
  }

  private static void smart(PbsCall call, JsonWriter out) {
    String name = call.required("disk");
    Disk disk =
        ALL.stream()
            .filter(candidate -> candidate.name().equals(name))
            .findFirst()
            .orElseThrow(() -> PbsError.badRequest("no such block device '%s'".formatted(name)));
    out.beginObject().field("status", "passed");
    if (disk.wear() >= 0) {
      out.number("wearout", 100 - disk.wear());
    }
    out.name("attributes").beginArray();
    if (!call.flag("healthonly", false)) {
      long hours = call.server().uptime() / 3600 + 9000;
      if (disk.wear() < 0) {
        attribute(5, "Reallocated_Sector_Ct", 0, out);
        attribute(9, "Power_On_Hours", hours, out);
        attribute(194, "Temperature_Celsius", 34, out);
        attribute(197, "Current_Pending_Sector", 0, out);
      } else {
        plain("Critical Warning", "0x00", out);
        plain("Temperature", "41 Celsius", out);
        plain("Power On Hours", Long.toString(hours), out);
        plain("Percentage Used", disk.wear() + "%", out);
      }
    }
    out.endArray().endObject();
  }

  private static void attribute(int id, String name, long raw, JsonWriter out) {
    out.beginObject()
        .field("id", id)
        .field("name", name)
        .field("value", Long.toString(raw))
        .field("raw", Long.toString(raw))
        .field("flags", "-O--CK")
        .number("normalized", 100)
        .number("worst", 100)
        .number("threshold", 10)
        .endObject();
  }

  private static void plain(String name, String value, JsonWriter out) {
    out.beginObject().field("name", name).field("value", value).endObject();
  }

  private static void pools(PbsCall call, JsonWriter out) {
    out.beginArray();
    pool("rpool", TB / 2, 21, 1.0, out);
    pool("backup", 18 * TB, 38, 1.08, out);
    out.endArray();
  }

  private static void pool(String name, long size, int percent, double dedup, JsonWriter out) {
    long used = size / 100 * percent;
    out.beginObject()
        .field("name", name)
        .field("size", size)
        .field("alloc", used)
        .field("free", size - used)
        .field("frag", percent / 3)
        .number("dedup", dedup)
        .field("health", "ONLINE")
        .endObject();
  }

  private static void pool(PbsCall call, JsonWriter out) {
    String name = call.variable("name");
    List<String> disks =
        switch (name) {
          case "rpool" -> List.of("nvme0n1", "nvme1n1");
          case "backup" -> List.of("sda", "sdb");
          default -> throw PbsError.badRequest("cannot open '%s': no such pool".formatted(name));
        };
    out.beginObject()
        .field("name", name)
        .field("state", "ONLINE")
        .field("scan", "scrub repaired 0B in 02:11:54 with 0 errors")
        .field("errors", "No known data errors")
        .bool("leaf", false);
    out.name("children").beginArray();
    branch("mirror-0", out);
    out.name("children").beginArray();
    for (String disk : disks) {
      branch(disk, out);
      out.bool("leaf", true).endObject();
    }
    out.endArray().bool("leaf", false).endObject().endArray().endObject();
  }

  private static void branch(String name, JsonWriter out) {
    out.beginObject()
        .field("name", name)
        .field("state", "ONLINE")
        .field("read", 0)
        .field("write", 0)
        .field("cksum", 0);
  }

  private static void directories(PbsCall call, JsonWriter out) {
    out.beginArray()
        .beginObject()
        .field("name", "offsite")
        .field("path", "/mnt/datastore/offsite")
        .field("device", "/dev/disk/by-uuid/5d3c8a10-7e44-4d02-9c1b-0f6b2f7f9e55")
        .field("filesystem", "ext4")
        .field("options", "defaults")
        .field("unitfile", "/etc/systemd/system/mnt-datastore-offsite.mount")
        .endObject()
        .endArray();
  }
}
