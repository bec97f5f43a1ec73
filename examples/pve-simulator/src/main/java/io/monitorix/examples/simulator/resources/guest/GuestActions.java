package io.monitorix.examples.simulator.resources.guest;

import io.monitorix.examples.simulator.api.ApiError;
import io.monitorix.examples.simulator.api.Call;
import io.monitorix.examples.simulator.api.Route;
import io.monitorix.examples.simulator.cluster.GuestConfig;
import io.monitorix.examples.simulator.cluster.GuestKind;
import io.monitorix.examples.simulator.cluster.NodeSpec;
import io.monitorix.examples.simulator.cluster.Operations;
import io.monitorix.examples.simulator.cluster.PowerAction;
import io.monitorix.examples.simulator.cluster.PveRelease;
import io.monitorix.examples.simulator.cluster.Snapshot;
import io.monitorix.examples.simulator.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be done to guests: power, migration, and changes of the configuration. */
public final class GuestActions {
  private GuestActions() {}

  /** All that a release has. */
  public static List<Route> routes(PveRelease release) {
    List<Route> routes = new ArrayList<>();
    for (GuestKind kind : GuestKind.values()) {
      String one = "/nodes/{node}/%s/{vmid}".formatted(kind.path());
      for (PowerAction action : PowerAction.values()) {
        if (action.fits(kind)) {
          routes.add(
              Route.post(
                      one + "/status/" + action.path(),
                      (call, out) -> power(call, kind, action, out))
                  .knows(parameters(release, kind, action))
                  .needs("/vms/{vmid}", "VM.PowerMgmt"));
        }
      }
      Route migrate =
          Route.post(one + "/migrate", (call, out) -> migrate(call, kind, out))
              .needs("/vms/{vmid}", "VM.Migrate");
      routes.add(
          kind == GuestKind.QEMU
              ? migrate.knows(
                  "bwlimit",
                  "force",
                  "migration_network",
                  "migration_type",
                  "online",
                  "target",
                  "targetstorage",
                  "with-local-disks")
              : migrate.knows(
                  "bwlimit", "online", "restart", "target", "target-storage", "timeout"));
      routes.add(
          Route.put(one + "/config", (call, out) -> configure(call, kind, out))
              .knows("delete", "description", "digest", "onboot", "tags")
              .needs("/vms/{vmid}", "VM.Config.Options"));
    }
    return routes;
  }

  private static String[] parameters(PveRelease release, GuestKind kind, PowerAction action) {
    boolean machine = kind == GuestKind.QEMU;
    List<String> names =
        switch (action) {
          case START ->
              machine
                  ? List.of(
                      "force-cpu",
                      "machine",
                      "migratedfrom",
                      "migration_network",
                      "migration_type",
                      "skiplock",
                      "stateuri",
                      "targetstorage",
                      "timeout")
                  : List.of("debug", "skiplock");
          case STOP -> {
            List<String> stop = new ArrayList<>(List.of("skiplock"));
            if (machine) {
              stop.addAll(List.of("keepActive", "migratedfrom", "timeout"));
            }
            if (release.atLeast8()) {
              stop.add("overrule-shutdown");
            }
            yield stop;
          }
          case SHUTDOWN ->
              machine
                  ? List.of("forceStop", "keepActive", "skiplock", "timeout")
                  : List.of("forceStop", "timeout");
          case REBOOT -> List.of("timeout");
          case SUSPEND -> machine ? List.of("skiplock", "statestorage", "todisk") : List.of();
          case RESUME -> machine ? List.of("nocheck", "skiplock") : List.of();
          case RESET -> List.of("skiplock");
        };
    return names.toArray(String[]::new);
  }

  private static Operations.Target target(Call call, GuestKind kind) {
    return new Operations.Target(call.node(), kind, call.vmid());
  }

  private static void power(Call call, GuestKind kind, PowerAction action, JsonWriter out) {
    Operations.Target target = target(call, kind);
    if (call.flag("skiplock") && !call.request().caller().user().equals("root@pam")) {
      throw ApiError.parameter("skiplock", "Only root may use this option.");
    }
    if (action == PowerAction.START) {
      call.requireQuorum();
      Snapshot.Guest guest = call.world().guest(target.vmid());
      // Containers find this out before they begin a task; machines in it.
      if (kind == GuestKind.LXC && guest != null && guest.running() && guest.isOn(call.node())) {
        throw ApiError.failure(500, "CT %d already running".formatted(target.vmid()));
      }
    }
    out.value(call.cluster().operations().power(target, action, call.requester()));
  }

  private static void migrate(Call call, GuestKind kind, JsonWriter out) {
    String name = call.needed("target");
    if (name.equals(call.node().name())) {
      throw ApiError.parameter("target", "target is local node.");
    }
    NodeSpec to = call.plan().node(name);
    if (to == null) {
      throw ApiError.failure(500, "no such cluster node '%s'".formatted(name));
    }
    call.requireQuorum();
    Snapshot.Guest guest = call.guest(kind);
    boolean online = call.flag("online");
    if (guest.running()) {
      if (kind == GuestKind.QEMU && !online) {
        throw ApiError.failure(500, "can't migrate running VM without --online");
      }
      if (kind == GuestKind.LXC && !online && !call.flag("restart")) {
        throw ApiError.failure(
            500, "can't migrate running container without --online or --restart");
      }
    }
    out.value(call.cluster().operations().migrate(target(call, kind), to, call.requester()));
  }

  private static void configure(Call call, GuestKind kind, JsonWriter out) {
    call.requireQuorum();
    Snapshot.Guest guest = call.guest(kind);
    String description = call.parameter("description");
    List<String> tags = tags(call);
    boolean startsWithNode = call.flag("onboot", guest.config().onBoot());
    List<String> deleted = call.list("delete");
    String error =
        call.cluster()
            .operations()
            .configure(
                guest.spec().vmid(),
                call.parameter("digest"),
                config -> {
                  GuestConfig changed = config;
                  if (description != null || deleted.contains("description")) {
                    changed = changed.describedAs(description);
                  }
                  if (tags != null || deleted.contains("tags")) {
                    changed = changed.tagged(tags == null ? List.of() : tags);
                  }
                  boolean starts = startsWithNode && !deleted.contains("onboot");
                  return changed.onBoot() == starts ? changed : changed.startingWithNode(starts);
                });
    if (error != null) {
      throw ApiError.failure(500, error);
    }
    out.nullValue();
  }

  private static @Nullable List<String> tags(Call call) {
    if (call.parameter("tags") == null) {
      return null;
    }
    List<String> tags = call.list("tags").stream().sorted().toList();
    for (String tag : tags) {
      if (!tag.matches("(?i)[a-z0-9_][a-z0-9_+.-]*")) {
        throw ApiError.parameter("tags", "invalid format - invalid characters in tag\n");
      }
    }
    return tags;
  }
}
