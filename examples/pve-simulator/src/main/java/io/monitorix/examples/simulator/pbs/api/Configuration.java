package io.monitorix.examples.simulator.pbs.api;

import io.monitorix.examples.simulator.json.JsonWriter;
import io.monitorix.examples.simulator.pbs.Datastore;
import io.monitorix.examples.simulator.pbs.PbsPlan;
import io.monitorix.examples.simulator.pbs.Schedule;
import java.util.List;

/** What lies below {@code /config}, but for the jobs, and how the limits of traffic fare. */
final class Configuration {
  static final List<PbsRoute> ROUTES =
      List.of(
          PbsRoute.get("/config/datastore", Configuration::datastores),
          PbsRoute.get("/config/datastore/{store}", Configuration::datastore)
              .needs("/datastore/{store}", "Datastore.Audit"),
          PbsRoute.get("/config/media-pool", Configuration::pools),
          PbsRoute.get("/config/drive", Configuration::drives),
          PbsRoute.get("/config/changer", Configuration::changers),
          PbsRoute.get("/config/remote", Configuration::remotes),
          PbsRoute.get("/config/traffic-control", (call, out) -> trafficControl(call, false, out)),
          PbsRoute.get("/admin/traffic-control", (call, out) -> trafficControl(call, true, out)));

  private Configuration() {}

  private static void datastores(PbsCall call, JsonWriter out) {
    out.beginArray();
    for (Datastore store : call.plan().stores()) {
      if (call.may(PbsCall.path(store.name(), ""), "Datastore.Audit")) {
        datastore(store, out);
      }
    }
    out.endArray();
  }

  private static void datastore(PbsCall call, JsonWriter out) {
    datastore(call.store(), out);
  }

  private static void datastore(Datastore store, JsonWriter out) {
    out.beginObject()
        .field("name", store.name())
        .field("path", store.path())
        .field("comment", store.comment())
        .field("gc-schedule", Schedule.of("garbage_collection", store.name()).calendar())
        .bool("verify-new", false)
        .field("notification-mode", "notification-system")
        .endObject();
  }

  private static void pools(PbsCall call, JsonWriter out) {
    out.beginArray();
    if (call.may("/tape/pool/" + PbsPlan.POOL, "Tape.Audit")) {
      out.beginObject()
          .field("name", PbsPlan.POOL)
          .field("allocation", "sat *-1..7 18:00")
          .field("retention", "10 weeks")
          .field("comment", "a set a month")
          .endObject();
    }
    out.endArray();
  }

  private static void drives(PbsCall call, JsonWriter out) {
    out.beginArray();
    if (call.may("/tape/device/" + PbsPlan.DRIVE, "Tape.Audit")) {
      out.beginObject();
      Tapes.drive(out);
      out.endObject();
    }
    out.endArray();
  }

  private static void changers(PbsCall call, JsonWriter out) {
    out.beginArray();
    if (call.may("/tape/device/" + PbsPlan.CHANGER, "Tape.Audit")) {
      out.beginObject();
      Tapes.changer(out);
      out.endObject();
    }
    out.endArray();
  }

  private static void remotes(PbsCall call, JsonWriter out) {
    out.beginArray();
    if (call.may("/remote/" + PbsPlan.REMOTE, "Remote.Audit")) {
      out.beginObject()
          .field("name", PbsPlan.REMOTE)
          .field("host", "pbs2.example.test")
          .field("auth-id", "sync@pbs")
          .field("comment", "the other building")
          .endObject();
    }
    out.endArray();
  }

  /**
   * The rules that limit transfers.
   *
   * @param current whether with what passes at this moment, bytes a second
   */
  private static void trafficControl(PbsCall call, boolean current, JsonWriter out) {
    out.beginArray();
    if (call.may("/system/traffic-control", "Sys.Audit")) {
      out.beginObject().field("name", "office-hours").field("rate-in", "100 MiB");
      out.name("network").beginArray().value("192.0.2.0/24").endArray();
      out.name("timeframe").beginArray().value("mon..fri 8-18").endArray();
      if (current) {
        long tenSeconds = call.server().now() / 10;
        out.field(
                "cur-rate-in",
                call.server().chance().of("rate in").of(tenSeconds).below(50_000_000))
            .field(
                "cur-rate-out",
                call.server().chance().of("rate out").of(tenSeconds).below(9_000_000));
      }
      out.endObject();
    }
    out.endArray();
  }
}
