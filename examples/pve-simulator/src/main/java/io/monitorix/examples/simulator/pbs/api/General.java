package io.monitorix.examples.simulator.pbs.api;

import io.monitorix.examples.simulator.json.JsonWriter;
import io.monitorix.examples.simulator.pbs.Datastore;
import io.monitorix.examples.simulator.pbs.PbsRelease;
import java.util.List;

/** {@code /version}, {@code /ping}, {@code /nodes} and {@code /status}. */
final class General {
  static final List<PbsRoute> ROUTES =
      List.of(
          PbsRoute.get("/version", General::version),
          PbsRoute.get("/ping", General::ping).openToAll(),
          PbsRoute.get("/nodes", General::nodes),
          PbsRoute.get("/status/datastore-usage", General::usage));

  private static final int HISTORY_POINTS = 30;
  private static final long DAY = 86_400;

  private General() {}

  private static void version(PbsCall call, JsonWriter out) {
    out.beginObject()
        .field("version", call.release().version())
        .field("release", call.release().release())
        .field("repoid", call.release().repoId())
        .endObject();
  }

  private static void ping(PbsCall call, JsonWriter out) {
    out.beginObject().bool("pong", true).endObject();
  }

  private static void nodes(PbsCall call, JsonWriter out) {
    out.beginArray().beginObject().field("node", "localhost").endObject().endArray();
  }

  private static void usage(PbsCall call, JsonWriter out) {
    out.beginArray();
    for (Datastore store : call.plan().stores()) {
      if (Datastores.isVisible(call, store)) {
        usage(call, store, out);
      }
    }
    out.endArray();
  }

  private static void usage(PbsCall call, Datastore store, JsonWriter out) {
    long now = call.server().now();
    long used = call.server().used(store, now);
    out.beginObject().field("store", store.name());
    if (call.atLeast(PbsRelease.V3_4)) {
      out.field("mount-status", "nonremovable");
    }
    if (call.atLeast(PbsRelease.V4_0)) {
      out.field("backend-type", "filesystem");
    }
    if (!call.may("/datastore/" + store.name(), "Datastore.Audit|Datastore.Backup")) {
      out.endObject();
      return;
    }
    long start = now / DAY * DAY - (HISTORY_POINTS - 1) * DAY;
    out.field("total", store.size())
        .field("used", used)
        .field("avail", store.size() - used)
        .field("history-start", start)
        .field("history-delta", DAY);
    out.name("history").beginArray();
    for (int i = 0; i < HISTORY_POINTS; i++) {
      out.value((double) call.server().used(store, start + i * DAY) / store.size());
    }
    out.endArray();
    long growth = Math.max(1, used - call.server().used(store, now - 10 * DAY)) / 10;
    out.field("estimated-full-date", now + (store.size() - used) / growth * DAY);
    out.name("gc-status").beginObject();
    Datastores.gcStatus(call, store, out);
    out.endObject().endObject();
  }
}
