package io.monitorix.examples.simulator.resources.node;

import io.monitorix.examples.simulator.api.ApiError;
import io.monitorix.examples.simulator.api.Call;
import io.monitorix.examples.simulator.api.Route;
import io.monitorix.examples.simulator.cluster.NodeSpec;
import io.monitorix.examples.simulator.cluster.Snapshot;
import io.monitorix.examples.simulator.json.JsonWriter;
import java.util.List;

/** Replication jobs: each copies a guest to the node after its own, every quarter of an hour. */
public final class Replication {
  /** All of it. */
  public static final List<Route> ROUTES =
      List.of(
          Route.get("/cluster/replication", Replication::jobs),
          Route.get("/nodes/{node}/replication", Replication::list).knows("guest").asRelayed(),
          Route.get("/nodes/{node}/replication/{id}/status", Replication::status).asRelayed());

  private static final long INTERVAL = 900;

  private Replication() {}

  private static void list(Call call, JsonWriter out) {
    String only = call.parameter("guest");
    out.beginArray();
    for (Snapshot.Guest guest : call.world().guests()) {
      boolean asked = only == null || only.equals(Integer.toString(guest.spec().vmid()));
      if (guest.spec().replicated() && guest.isOn(call.node()) && asked && visible(call, guest)) {
        out.beginObject();
        job(call, guest, out);
        out.field("vmtype", guest.spec().kind().path());
        state(call, guest, out);
        out.endObject();
      }
    }
    out.endArray();
  }

  private static void status(Call call, JsonWriter out) {
    String id = call.variable("id");
    for (Snapshot.Guest guest : call.world().guests()) {
      if (guest.spec().replicated() && guest.isOn(call.node()) && id.equals(id(guest))) {
        call.require("/vms/" + guest.spec().vmid(), "VM.Audit");
        out.beginObject();
        job(call, guest, out);
        out.field("vmtype", guest.spec().kind().path());
        state(call, guest, out);
        out.endObject();
        return;
      }
    }
    throw ApiError.failure(500, "no such replication job '%s'".formatted(id));
  }

  /** The jobs as they are set up, without what came of them. */
  private static void jobs(Call call, JsonWriter out) {
    out.beginArray();
    for (Snapshot.Guest guest : call.world().guests()) {
      if (guest.spec().replicated() && visible(call, guest)) {
        out.beginObject();
        job(call, guest, out);
        out.endObject();
      }
    }
    out.endArray();
  }

  private static boolean visible(Call call, Snapshot.Guest guest) {
    return call.may("/vms/" + guest.spec().vmid(), "VM.Audit");
  }

  private static void job(Call call, Snapshot.Guest guest, JsonWriter out) {
    out.field("id", id(guest))
        .field("type", "local")
        .field("guest", guest.spec().vmid())
        .field("jobnum", "0")
        .field("schedule", "*/15")
        .field("source", guest.node().name())
        .field("target", target(call, guest).name());
  }

  private static void state(Call call, Snapshot.Guest guest, JsonWriter out) {
    long last = call.world().epochSecond() / INTERVAL * INTERVAL;
    boolean reachable = call.world().nodes().get(target(call, guest).index()).online();
    out.field("last_try", last)
        .field("last_sync", reachable ? last : last - INTERVAL)
        .field("next_sync", last + INTERVAL)
        .fraction("duration", 2 + guest.spec().disk() / 1e10)
        .field("fail_count", reachable ? 0 : 1);
    if (!reachable) {
      out.field(
          "error",
          "command 'ssh root@%s' failed: exit code 255".formatted(target(call, guest).address()));
    }
  }

  private static NodeSpec target(Call call, Snapshot.Guest guest) {
    return call.plan().nodes().get((guest.node().index() + 1) % call.plan().nodes().size());
  }

  private static String id(Snapshot.Guest guest) {
    return guest.spec().vmid() + "-0";
  }
}
