package io.monitorix.examples.simulator.api;

import io.monitorix.examples.simulator.cluster.NodeSpec;
import io.monitorix.examples.simulator.cluster.Snapshot;
import io.monitorix.examples.simulator.json.JsonWriter;

/** Replication jobs: each copies a guest to the node after its own, every quarter of an hour. */
final class Replication {
  private static final long INTERVAL = 900;

  private Replication() {}

  static void list(Call call, JsonWriter out) {
    String only = call.parameter("guest");
    out.beginArray();
    for (Snapshot.Guest guest : call.world().guests()) {
      boolean asked = only == null || only.equals(Integer.toString(guest.spec().vmid()));
      if (guest.spec().replicated()
          && guest.isOn(call.node())
          && asked
          && call.may(guest.spec(), "VM.Audit")) {
        out.beginObject();
        job(call, guest, out);
        state(call, guest, out);
        out.endObject();
      }
    }
    out.endArray();
  }

  static void status(Call call, JsonWriter out) {
    String id = call.variable("id");
    for (Snapshot.Guest guest : call.world().guests()) {
      if (guest.spec().replicated() && guest.isOn(call.node()) && id.equals(id(guest))) {
        if (!call.may(guest.spec(), "VM.Audit")) {
          throw ApiError.forbidden("/vms/" + guest.spec().vmid(), "VM.Audit");
        }
        out.beginObject();
        job(call, guest, out);
        state(call, guest, out);
        out.endObject();
        return;
      }
    }
    throw ApiError.failure(500, "no such replication job '%s'".formatted(id));
  }

  private static void job(Call call, Snapshot.Guest guest, JsonWriter out) {
    out.field("id", id(guest))
        .field("type", "local")
        .field("guest", guest.spec().vmid())
        .field("vmtype", guest.spec().kind().path())
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
