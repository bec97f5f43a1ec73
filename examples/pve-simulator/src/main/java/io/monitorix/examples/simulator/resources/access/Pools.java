package io.monitorix.examples.simulator.resources.access;

import io.monitorix.examples.simulator.api.ApiError;
import io.monitorix.examples.simulator.api.Call;
import io.monitorix.examples.simulator.api.Route;
import io.monitorix.examples.simulator.cluster.PveRelease;
import io.monitorix.examples.simulator.cluster.Snapshot;
import io.monitorix.examples.simulator.json.JsonWriter;
import io.monitorix.examples.simulator.resources.cluster.ResourceRows;
import java.util.List;

/** {@code /pools}: the stages that guests belong to. */
public final class Pools {
  private static final List<String> TYPES = List.of("qemu", "lxc", "storage");

  private Pools() {}

  /** All that a release has: with 8 the list can be asked for one pool and its members. */
  public static List<Route> routes(PveRelease release) {
    Route list = Route.get("/pools", Pools::list);
    return List.of(
        release.atLeast8() ? list.knows("poolid", "type") : list,
        Route.get("/pools/{poolid}", Pools::one)
            .knows("type")
            .needs("/pool/{poolid}", "Pool.Audit"));
  }

  private static void list(Call call, JsonWriter out) {
    String only = call.parameter("poolid");
    if (only != null) {
      call.require("/pool/" + only, "Pool.Audit");
      check(call, only);
    }
    out.beginArray();
    for (String pool : call.plan().pools()) {
      if ((only == null || only.equals(pool)) && call.may("/pool/" + pool, "Pool.Audit")) {
        out.beginObject().field("poolid", pool).field("comment", comment(pool));
        if (only != null) {
          members(call, pool, out);
        }
        out.endObject();
      }
    }
    out.endArray();
  }

  private static void one(Call call, JsonWriter out) {
    String pool = call.variable("poolid");
    check(call, pool);
    out.beginObject().field("comment", comment(pool));
    members(call, pool, out);
    out.endObject();
  }

  private static void check(Call call, String pool) {
    if (!call.plan().pools().contains(pool)) {
      throw ApiError.failure(500, "pool '%s' does not exist".formatted(pool));
    }
  }

  private static String comment(String pool) {
    return "guests of " + pool;
  }

  private static void members(Call call, String pool, JsonWriter out) {
    String type = call.choice("type", "", TYPES);
    boolean hostMemory = call.release().atLeast9();
    out.name("members").beginArray();
    for (Snapshot.Guest guest : call.world().guests()) {
      if (pool.equals(guest.spec().pool())
          && (type.isEmpty() || type.equals(guest.spec().kind().path()))) {
        ResourceRows.guest(guest, hostMemory, out);
      }
    }
    out.endArray();
  }
}
