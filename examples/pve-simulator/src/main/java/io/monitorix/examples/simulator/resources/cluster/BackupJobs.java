package io.monitorix.examples.simulator.resources.cluster;

import io.monitorix.examples.simulator.api.ApiError;
import io.monitorix.examples.simulator.api.Call;
import io.monitorix.examples.simulator.api.Route;
import io.monitorix.examples.simulator.cluster.GuestSpec;
import io.monitorix.examples.simulator.json.JsonWriter;
import java.util.List;
import java.util.stream.Collectors;

/** {@code /cluster/backup}: one job for the guests that are backed up, and one that is off. */
public final class BackupJobs {
  /** All of it. */
  public static final List<Route> ROUTES =
      List.of(
          Route.get("/cluster/backup", BackupJobs::list).needs("/", "Sys.Audit"),
          Route.get("/cluster/backup/{id}", BackupJobs::one).needs("/", "Sys.Audit"));

  private static final String NIGHTLY = "backup-nightly";
  private static final String MONTHLY = "backup-monthly";
  private static final long DAY = 86_400;
  private static final long AT = 2 * 3600;

  private BackupJobs() {}

  private static void list(Call call, JsonWriter out) {
    out.beginArray();
    nightly(call, true, out);
    monthly(out);
    out.endArray();
  }

  private static void one(Call call, JsonWriter out) {
    switch (call.variable("id")) {
      case NIGHTLY -> nightly(call, false, out);
      case MONTHLY -> monthly(out);
      default -> throw ApiError.parameter("id", "No such job '%s'".formatted(call.variable("id")));
    }
  }

  private static void nightly(Call call, boolean listed, JsonWriter out) {
    String without =
        call.plan().guests().stream()
            .filter(guest -> !guest.backedUp())
            .map(GuestSpec::vmid)
            .map(String::valueOf)
            .collect(Collectors.joining(","));
    out.beginObject()
        .field("id", NIGHTLY)
        .field("type", "vzdump")
        .flag("enabled", true)
        .field("schedule", "02:00")
        .flag("all", true)
        .field("exclude", without.isEmpty() ? null : without)
        .field("storage", call.plan().backupStorage().name())
        .field("mode", "snapshot")
        .field("compress", "zstd")
        .field("notes-template", "{{guestname}}")
        .field("mailnotification", "failure");
    out.name("prune-backups")
        .beginObject()
        .field("keep-last", Integer.toString(call.plan().backupStorage().keptBackups()))
        .endObject();
    if (listed) {
      long now = call.world().epochSecond();
      long today = now / DAY * DAY + AT;
      out.field("next-run", now < today ? today : today + DAY);
    }
    out.endObject();
  }

  private static void monthly(JsonWriter out) {
    out.beginObject()
        .field("id", MONTHLY)
        .field("type", "vzdump")
        .flag("enabled", false)
        .field("schedule", "*-*-01 04:00")
        .flag("all", true)
        .field("storage", "local")
        .field("mode", "stop")
        .field("comment", "before there was a nightly one")
        .endObject();
  }
}
