package io.monitorix.examples.simulator.resources.node;

import io.monitorix.examples.simulator.api.ApiError;
import io.monitorix.examples.simulator.api.Call;
import io.monitorix.examples.simulator.api.Route;
import io.monitorix.examples.simulator.cluster.PveRelease;
import io.monitorix.examples.simulator.cluster.Snapshot;
import io.monitorix.examples.simulator.json.JsonWriter;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * {@code /nodes/{node}/disks}: two disks in a ZFS mirror that the node boots from, one for the
 * volume group behind {@code local-lvm}, one with a file system, and where there is Ceph one for
 * each OSD.
 */
public final class NodeDisks {
  private static final long GIB = 1L << 30;
  private static final int OSDS = 4;
  private static final String POOL = "rpool";
  private static final String GROUP = "pve";

  private static final DateTimeFormatter CTIME =
      DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss uuuu", Locale.ROOT);

  private NodeDisks() {}

  /** All that a release has; 7 contents itself with less of a privilege. */
  public static List<Route> routes(PveRelease release) {
    String privilege = release.atLeast8() ? "Sys.Audit" : "Sys.Audit|Datastore.Audit";
    String disks = "/nodes/{node}/disks/";
    List<Route> routes =
        List.of(
            Route.get(disks + "list", NodeDisks::list)
                .knows("include-partitions", "skipsmart", "type"),
            Route.get(disks + "smart", NodeDisks::smart).knows("disk", "healthonly"),
            Route.get(disks + "zfs", NodeDisks::pools),
            Route.get(disks + "zfs/{name}", NodeDisks::pool),
            Route.get(disks + "lvm", NodeDisks::volumeGroups),
            Route.get(disks + "lvmthin", NodeDisks::thinPools),
            Route.get(disks + "directory", NodeDisks::directories));
    return routes.stream().map(route -> route.needs("/", privilege).asRelayed()).toList();
  }

  /**
   * A disk.
   *
   * @param wear share of its life that is left, in percent; negative when it does not tell
   * @param osd the OSD on it; negative for none
   */
  private record Disk(
      String device, String type, long size, String used, String model, int wear, int osd) {}

  private static List<Disk> disks(Call call) {
    long room = lvmStorage(call).spec().size();
    int index = call.node().index();
    List<Disk> disks = new ArrayList<>();
    disks.add(new Disk("/dev/sda", "ssd", 480 * GIB, "ZFS", "INTEL_SSDSC2KB480", 97 - index, -1));
    disks.add(new Disk("/dev/sdb", "ssd", 480 * GIB, "ZFS", "INTEL_SSDSC2KB480", 96 - index, -1));
    disks.add(new Disk("/dev/sdc", "hdd", 4000 * GIB, "ext4", "ST4000NM0035", -1, -1));
    disks.add(
        new Disk("/dev/nvme0n1", "nvme", room + 16 * GIB, "LVM", "SAMSUNG MZQL2", 93 - index, -1));
    if (call.plan().ceph()) {
      for (int i = 0; i < OSDS; i++) {
        int osd = index * OSDS + i;
        String device = "/dev/nvme%dn1".formatted(i + 1);
        disks.add(new Disk(device, "nvme", 1920 * GIB, "LVM", "SAMSUNG MZQL2", 98 - i, osd));
      }
    }
    return disks;
  }

  private static Snapshot.Storage lvmStorage(Call call) {
    return call.world().storages().get(call.node().index()).stream()
        .filter(storage -> storage.spec().plugin().equals("lvmthin"))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the plan has no thin pool"));
  }

  private static void list(Call call, JsonWriter out) {
    String type = call.choice("type", "", List.of("unused", "journal_disks"));
    boolean skipSmart = call.flag("skipsmart");
    call.flag("include-partitions");
    out.beginArray();
    for (Disk disk : type.isEmpty() ? disks(call) : List.<Disk>of()) {
      boolean spinning = disk.type().equals("hdd");
      out.beginObject()
          .field("devpath", disk.device())
          .field("by_id_link", "/dev/disk/by-id/" + disk.model() + "_" + serial(call, disk))
          .field("type", disk.type())
          .field("size", disk.size())
          .field("used", disk.used())
          .field("model", disk.model())
          .field("serial", serial(call, disk))
          .field("vendor", disk.type().equals("nvme") ? "unknown" : "ATA     ")
          .field("wwn", "0x5%015x".formatted(serial(call, disk).hashCode() & 0xffffffffL))
          .flag("gpt", !disk.used().equals("ext4"))
          .flag("mounted", disk.used().equals("ext4"))
          .field("rpm", spinning ? 7200 : 0)
          .field("osdid", disk.osd());
      if (call.release().atLeast8()) {
        out.name("osdid-list");
        if (disk.osd() < 0) {
          out.nullValue();
        } else {
          out.beginArray().value(disk.osd()).endArray();
        }
      }
      if (!skipSmart) {
        out.field("health", "PASSED");
      }
      if (disk.wear() < 0 || skipSmart) {
        out.field("wearout", "N/A");
      } else {
        out.field("wearout", disk.wear());
      }
      out.endObject();
    }
    out.endArray();
  }

  private static String serial(Call call, Disk disk) {
    long bits = (call.plan().seed() * 31 + call.node().index()) * 31 + disk.device().hashCode();
    return "S%08X".formatted((int) bits);
  }

  private static void smart(Call call, JsonWriter out) {
    String device = call.needed("disk");
    boolean healthOnly = call.flag("healthonly");
    Disk disk =
        disks(call).stream()
            .filter(d -> d.device().equals(device))
            .findFirst()
            .orElseThrow(
                () ->
                    ApiError.failure(500, "failed to get device name for '%s'".formatted(device)));
    out.beginObject().field("health", "PASSED");
    if (healthOnly) {
      out.endObject();
      return;
    }
    long hours = call.nodeNow().uptime() / 3600 + 8000;
    int celsius = 30 + (int) (hours % 9);
    if (disk.type().equals("nvme")) {
      out.field("type", "text")
          .field(
              "text",
              """

              SMART/Health Information (NVMe Log 0x02)
              Critical Warning:                   0x00
              Temperature:                        %d Celsius
              Available Spare:                    100%%
              Percentage Used:                    %d%%
              Power On Hours:                     %d
              Media and Data Integrity Errors:    0
              """
                  .formatted(celsius, 100 - disk.wear(), hours))
          .field("wearout", disk.wear());
    } else {
      out.field("type", "ata").name("attributes").beginArray();
      attribute(5, "Reallocated_Sector_Ct", 100, 10, 0, out);
      attribute(9, "Power_On_Hours", 99, 0, hours, out);
      attribute(194, "Temperature_Celsius", 100 - celsius, 0, celsius, out);
      attribute(197, "Current_Pending_Sector", 100, 0, 0, out);
      if (disk.wear() >= 0) {
        attribute(233, "Media_Wearout_Indicator", disk.wear(), 0, 0, out);
      }
      out.endArray();
      if (disk.wear() >= 0) {
        out.field("wearout", disk.wear());
      }
    }
    out.endObject();
  }

  /** Padded as smartctl prints them. */
  private static void attribute(
      int id, String name, int value, int threshold, long raw, JsonWriter out) {
    out.beginObject()
        .field("id", "%3d".formatted(id))
        .field("name", name)
        .field("flags", "-O--CK")
        .field("value", value)
        .field("normalized", value)
        .field("worst", value)
        .field("threshold", threshold)
        .field("fail", "-")
        .field("raw", Long.toString(raw))
        .endObject();
  }

  private static void pools(Call call, JsonWriter out) {
    long size = 480 * GIB;
    long used = call.nodeNow().rootUsed();
    out.beginArray()
        .beginObject()
        .field("name", POOL)
        .field("health", "ONLINE")
        .field("size", size)
        .field("alloc", used)
        .field("free", size - used)
        .field("frag", 7 + call.node().index())
        .fraction("dedup", 1)
        .endObject()
        .endArray();
  }

  private static void pool(Call call, JsonWriter out) {
    String name = call.variable("name");
    if (!name.equals(POOL)) {
      throw ApiError.failure(
          500, "command 'zpool status -P %s' failed: exit code 1".formatted(name));
    }
    out.beginObject()
        .field("name", POOL)
        .field("state", "ONLINE")
        .field("scan", "scrub repaired 0B in 00:07:31 with 0 errors on " + lastScrub(call))
        .field("errors", "No known data errors");
    out.name("children").beginArray();
    vdev(POOL, out);
    vdev("mirror-0", out);
    for (String device : List.of("/dev/sda3", "/dev/sdb3")) {
      vdev(device, out);
      out.flag("leaf", true).endObject();
    }
    out.endArray().flag("leaf", false).endObject();
    out.endArray().flag("leaf", false).endObject();
    out.endArray().flag("leaf", false).endObject();
  }

  /** The last Sunday, as {@code ctime} writes it. */
  private static String lastScrub(Call call) {
    LocalDateTime now = LocalDateTime.ofEpochSecond(call.world().epochSecond(), 0, ZoneOffset.UTC);
    return now.minusDays(1)
        .with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY))
        .withHour(0)
        .withMinute(31)
        .withSecond(32)
        .format(CTIME);
  }

  /** Opens a device; those with others below open their list too. */
  private static void vdev(String name, JsonWriter out) {
    out.beginObject()
        .field("name", name)
        .field("state", "ONLINE")
        .field("read", 0)
        .field("write", 0)
        .field("cksum", 0)
        .field("msg", "");
    if (!name.startsWith("/dev")) {
      out.name("children").beginArray();
    }
  }

  private static void volumeGroups(Call call, JsonWriter out) {
    long size = lvmStorage(call).spec().size() + 16 * GIB;
    out.beginObject().flag("leaf", false).name("children").beginArray();
    out.beginObject()
        .field("name", GROUP)
        .field("size", size)
        .field("free", 14 * GIB)
        .field("lvcount", 1 + call.guestsHere().size())
        .flag("leaf", false);
    out.name("children").beginArray().beginObject();
    out.field("name", "/dev/nvme0n1")
        .field("size", size)
        .field("free", 14 * GIB)
        .flag("leaf", true)
        .endObject()
        .endArray()
        .endObject()
        .endArray()
        .endObject();
  }

  private static void thinPools(Call call, JsonWriter out) {
    Snapshot.Storage storage = lvmStorage(call);
    long metadata = GIB;
    double fill = (double) storage.used() / storage.spec().size();
    out.beginArray()
        .beginObject()
        .field("lv", "data")
        .field("vg", GROUP)
        .field("lv_size", storage.spec().size())
        .field("used", storage.used())
        .field("metadata_size", metadata)
        .field("metadata_used", (long) (fill * metadata / 10))
        .endObject()
        .endArray();
  }

  private static void directories(Call call, JsonWriter out) {
    out.beginArray()
        .beginObject()
        .field("device", "/dev/disk/by-uuid/00000000-0000-4000-8000-00000000000c")
        .field("options", "defaults")
        .field("path", "/mnt/pve/scratch")
        .field("type", "ext4")
        .field("unitfile", "/etc/systemd/system/mnt-pve-scratch.mount")
        .endObject()
        .endArray();
  }
}
