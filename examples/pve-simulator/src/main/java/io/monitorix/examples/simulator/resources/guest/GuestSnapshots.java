package io.monitorix.examples.simulator.resources.guest;

import io.monitorix.examples.simulator.api.ApiError;
import io.monitorix.examples.simulator.api.Call;
import io.monitorix.examples.simulator.api.Route;
import io.monitorix.examples.simulator.cluster.GuestKind;
import io.monitorix.examples.simulator.cluster.GuestSnapshot;
import io.monitorix.examples.simulator.cluster.Operations;
import io.monitorix.examples.simulator.cluster.Snapshot;
import io.monitorix.examples.simulator.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;

/** Snapshots of guests. */
public final class GuestSnapshots {
  /** All of it. */
  public static final List<Route> ROUTES = routes();

  private GuestSnapshots() {}

  private static List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    for (GuestKind kind : GuestKind.values()) {
      String all = "/nodes/{node}/%s/{vmid}/snapshot".formatted(kind.path());
      String one = all + "/{snapname}";
      routes.add(
          Route.get(all, (call, out) -> list(call, kind, out))
              .needs("/vms/{vmid}", "VM.Audit")
              .asRelayed());
      routes.add(
          Route.get(one + "/config", (call, out) -> config(call, kind, out))
              .needs("/vms/{vmid}", "VM.Snapshot|VM.Snapshot.Rollback|VM.Audit"));
      Route create =
          Route.post(all, (call, out) -> create(call, kind, out))
              .needs("/vms/{vmid}", "VM.Snapshot");
      routes.add(
          kind == GuestKind.QEMU
              ? create.knows("snapname", "description", "vmstate")
              : create.knows("snapname", "description"));
      routes.add(
          Route.delete(one, (call, out) -> delete(call, kind, out))
              .knows("force")
              .needs("/vms/{vmid}", "VM.Snapshot"));
      routes.add(
          Route.post(one + "/rollback", (call, out) -> rollback(call, kind, out))
              .knows("start")
              .needs("/vms/{vmid}", "VM.Snapshot|VM.Snapshot.Rollback"));
    }
    return List.copyOf(routes);
  }

  /** The guest's snapshot with this name. */
  static GuestSnapshot snapshot(Snapshot.Guest guest, String name) {
    GuestSnapshot snapshot = guest.config().snapshot(name);
    if (snapshot == null) {
      throw ApiError.failure(500, "snapshot '%s' does not exist".formatted(name));
    }
    return snapshot;
  }

  private static void list(Call call, GuestKind kind, JsonWriter out) {
    Snapshot.Guest guest = call.guest(kind);
    out.beginArray();
    for (GuestSnapshot snapshot : guest.config().snapshots()) {
      out.beginObject()
          .field("name", snapshot.name())
          .field("description", snapshot.description())
          .field("snaptime", snapshot.takenAt())
          .field("parent", snapshot.parent());
      if (kind == GuestKind.QEMU) {
        out.flag("vmstate", snapshot.withMemory());
      }
      out.endObject();
    }
    out.beginObject()
        .field("name", "current")
        .field("description", "You are here!")
        .flag("running", guest.running())
        .field("parent", guest.config().parent())
        .field("digest", guest.digest())
        .endObject()
        .endArray();
  }

  private static void config(Call call, GuestKind kind, JsonWriter out) {
    Snapshot.Guest guest = call.guest(kind);
    out.beginObject();
    ConfigFile.of(guest, snapshot(guest, name(call.variable("snapname")))).writeTo(out);
    out.endObject();
  }

  private static void create(Call call, GuestKind kind, JsonWriter out) {
    String name = name(call.needed("snapname"));
    if (name.equals("current") || name.equals("pending")) {
      throw ApiError.failure(
          500, "unable to use snapshot name '%s' (reserved name)".formatted(name));
    }
    call.requireQuorum();
    String description = call.parameter("description");
    out.value(
        call.cluster()
            .operations()
            .snapshot(
                target(call, kind),
                name,
                description == null ? "" : description,
                call.flag("vmstate"),
                call.requester()));
  }

  private static void delete(Call call, GuestKind kind, JsonWriter out) {
    call.flag("force");
    call.requireQuorum();
    out.value(
        call.cluster()
            .operations()
            .deleteSnapshot(target(call, kind), name(call.variable("snapname")), call.requester()));
  }

  private static void rollback(Call call, GuestKind kind, JsonWriter out) {
    call.requireQuorum();
    out.value(
        call.cluster()
            .operations()
            .rollback(
                target(call, kind),
                name(call.variable("snapname")),
                call.flag("start"),
                call.requester()));
  }

  private static Operations.Target target(Call call, GuestKind kind) {
    return new Operations.Target(call.node(), kind, call.vmid());
  }

  private static String name(String text) {
    if (!text.matches("[A-Za-z][A-Za-z0-9_-]+")) {
      throw ApiError.parameter(
          "snapname", "invalid format - invalid configuration ID '%s'\n".formatted(text));
    }
    if (text.length() > 40) {
      throw ApiError.parameter("snapname", "value may only be 40 characters long");
    }
    return text;
  }
}
