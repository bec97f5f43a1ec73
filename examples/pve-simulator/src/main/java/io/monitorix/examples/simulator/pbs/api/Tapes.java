package io.monitorix.examples.simulator.pbs.api;

import io.monitorix.examples.simulator.json.JsonWriter;
import io.monitorix.examples.simulator.pbs.PbsPlan;
import io.monitorix.examples.simulator.pbs.PbsRelease;
import java.util.List;
import java.util.UUID;

/** What lies below {@code /tape}, but for the jobs. */
final class Tapes {
  private static final String AUDIT = "Tape.Audit";
  private static final String DEVICE = "/tape/device/";

  static final List<PbsRoute> ROUTES =
      List.of(
          PbsRoute.get("/tape/drive", Tapes::drives).knows("changer", "query-activity"),
          PbsRoute.get("/tape/drive/{drive}/status", Tapes::driveStatus)
              .needs(DEVICE + "{drive}", AUDIT),
          PbsRoute.get("/tape/changer", Tapes::changers),
          PbsRoute.get("/tape/changer/{name}/status", Tapes::changerStatus)
              .needs(DEVICE + "{name}", AUDIT)
              .knows("cache"),
          PbsRoute.get("/tape/media/list", Tapes::media)
              .knows("pool", "update-status", "update-status-changer"),
          PbsRoute.get("/tape/media/media-sets", Tapes::mediaSets).knows("pool"));

  private static final int MEDIA = 5;

  private Tapes() {}

  private static void drives(PbsCall call, JsonWriter out) {
    String changer = call.parameter("changer");
    out.beginArray();
    if (call.may(DEVICE + PbsPlan.DRIVE, AUDIT)
        && (changer == null || changer.equals(PbsPlan.CHANGER))) {
      out.beginObject();
      drive(out);
      out.field("vendor", "IBM").field("model", "ULT3580-HH8").field("serial", "10WT036551");
      if (call.flag("query-activity", false) && call.atLeast(PbsRelease.V3_4)) {
        out.field("activity", activity(call));
      }
      out.endObject();
    }
    out.endArray();
  }

  /** The fields of the drive as it is configured. */
  static void drive(JsonWriter out) {
    out.field("name", PbsPlan.DRIVE)
        .field("path", "/dev/tape/by-id/scsi-10WT036551-sg")
        .field("changer", PbsPlan.CHANGER)
        .field("changer-drivenum", 0);
  }

  /** The fields of the library as it is configured. */
  static void changer(JsonWriter out) {
    out.field("name", PbsPlan.CHANGER)
        .field("path", "/dev/tape/by-id/scsi-3JK0021-sg")
        .field("export-slots", "8");
  }

  private static void driveStatus(PbsCall call, JsonWriter out) {
    if (!call.variable("drive").equals(PbsPlan.DRIVE)) {
      throw PbsError.badRequest("no such drive '%s'".formatted(call.variable("drive")));
    }
    long weeks = call.server().now() / 604_800;
    out.beginObject()
        .field("vendor", "IBM")
        .field("product", "ULT3580-HH8")
        .field("revision", "N9M1")
        .field("blocksize", 0)
        .bool("compression", true)
        .field("buffer-mode", 1)
        .field("density", "LTO8");
    if (call.atLeast(PbsRelease.V3_4)) {
      out.field("drive-activity", activity(call));
    }
    out.bool("write-protect", false)
        .field("alert-flags", "(empty)")
        .field("file-number", 12)
        .field("block-number", 3_482_113)
        .field("manufactured", 1_640_995_200)
        .field("bytes-read", 41_000_000_000L)
        .field("bytes-written", weeks * 1_900_000_000L)
        .field("volume-mounts", weeks % 400)
        .field("medium-passes", weeks % 400 * 6)
        .number("medium-wearout", weeks % 400 * 6 / 16_000.0)
        .endObject();
  }

  private static String activity(PbsCall call) {
    boolean writes =
        call.server().tasks().stream()
            .anyMatch(
                task -> task.type().equals("tape-backup-job") && task.runs(call.server().now()));
    return writes ? "writing" : "no-activity";
  }

  private static void changers(PbsCall call, JsonWriter out) {
    out.beginArray();
    if (call.may(DEVICE + PbsPlan.CHANGER, AUDIT)) {
      out.beginObject();
      changer(out);
      out.field("vendor", "IBM").field("model", "3573-TL").field("serial", "3JK0021").endObject();
    }
    out.endArray();
  }

  private static void changerStatus(PbsCall call, JsonWriter out) {
    if (!call.variable("name").equals(PbsPlan.CHANGER)) {
      throw PbsError.badRequest("no such changer '%s'".formatted(call.variable("name")));
    }
    out.beginArray();
    out.beginObject()
        .field("entry-kind", "drive")
        .field("entry-id", 0)
        .field("label-text", label(0))
        .field("loaded-slot", 1)
        .endObject();
    for (int slot = 1; slot <= 8; slot++) {
      out.beginObject()
          .field("entry-kind", slot == 8 ? "import-export" : "slot")
          .field("entry-id", slot);
      if (slot >= 2 && slot < MEDIA) {
        out.field("label-text", label(slot - 1));
      }
      out.endObject();
    }
    out.endArray();
  }

  private static void media(PbsCall call, JsonWriter out) {
    String pool = call.parameter("pool");
    out.beginArray();
    if (call.may("/tape/pool/" + PbsPlan.POOL, AUDIT)
        && (pool == null || pool.equals(PbsPlan.POOL))) {
      for (int i = 0; i < MEDIA; i++) {
        medium(call, i, out);
      }
    }
    out.endArray();
  }

  private static void medium(PbsCall call, int index, JsonWriter out) {
    boolean offline = index == MEDIA - 1;
    boolean used = index < 3;
    out.beginObject()
        .field("label-text", label(index))
        .field("uuid", uuid(call, "medium " + index))
        .field("pool", PbsPlan.POOL)
        .field("ctime", 1_700_000_000 + index * 86_400L)
        .field("location", offline ? "offline" : "online-" + PbsPlan.CHANGER)
        .field("status", index == 0 ? "full" : "writable")
        .bool("expired", false)
        .bool("catalog", used);
    if (call.atLeast(PbsRelease.V3_4) && used) {
      out.field("bytes-used", index == 0 ? 11_990_000_000_000L : 2_350_000_000_000L);
    }
    if (used) {
      out.field("media-set-name", "weekly set")
          .field("media-set-uuid", uuid(call, "set"))
          .field("media-set-ctime", 1_710_000_000)
          .field("seq-nr", index);
    }
    out.endObject();
  }

  private static void mediaSets(PbsCall call, JsonWriter out) {
    out.beginArray();
    if (call.may("/tape/pool/" + PbsPlan.POOL, AUDIT)) {
      out.beginObject()
          .field("media-set-name", "weekly set")
          .field("media-set-uuid", uuid(call, "set"))
          .field("media-set-ctime", 1_710_000_000)
          .field("pool", PbsPlan.POOL)
          .endObject();
    }
    out.endArray();
  }

  private static String label(int index) {
    return "WKL%03dL8".formatted(index + 1);
  }

  private static String uuid(PbsCall call, String of) {
    return new UUID(
            call.server().chance().of(of).bits(), call.server().chance().of(of).of("low").bits())
        .toString();
  }
}
