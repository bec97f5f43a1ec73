package io.monitorix.examples.simulator.resources.node;

import io.monitorix.examples.simulator.api.ApiError;
import io.monitorix.examples.simulator.api.Call;
import io.monitorix.examples.simulator.api.Route;
import io.monitorix.examples.simulator.cluster.Backup;
import io.monitorix.examples.simulator.cluster.BackupOrder;
import io.monitorix.examples.simulator.cluster.Snapshot;
import io.monitorix.examples.simulator.cluster.StorageSpec;
import io.monitorix.examples.simulator.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Making backups, and pruning them: {@code vzdump} and {@code prunebackups} of a node. */
public final class NodeBackups {
  private static final String PRUNE = "/nodes/{node}/storage/{storage}/prunebackups";

  /** All of it. */
  public static final List<Route> ROUTES =
      List.of(
          Route.post("/nodes/{node}/vzdump", NodeBackups::backup)
              .knows(
                  "all",
                  "bwlimit",
                  "compress",
                  "exclude",
                  "mailnotification",
                  "mailto",
                  "mode",
                  "notes-template",
                  "notification-mode",
                  "pool",
                  "protected",
                  "prune-backups",
                  "quiet",
                  "remove",
                  "storage",
                  "vmid",
                  "zstd"),
          Route.get(PRUNE, NodeBackups::preview)
              .knows("prune-backups", "type", "vmid")
              .needs("/storage/{storage}", "Datastore.Audit|Datastore.AllocateSpace")
              .asRelayed(),
          Route.delete(PRUNE, NodeBackups::prune)
              .knows("prune-backups", "type", "vmid")
              .needs("/storage/{storage}", "Datastore.Allocate|Datastore.AllocateSpace"));

  private static final List<String> KINDS = List.of("qemu", "lxc");

  private NodeBackups() {}

  private static void backup(Call call, JsonWriter out) {
    List<Integer> vmids = wanted(call);
    vmids.forEach(vmid -> call.require("/vms/" + vmid, "VM.Backup"));
    String name = call.parameter("storage");
    StorageSpec storage = call.plan().storage(name == null ? "local" : name);
    if (storage == null) {
      throw ApiError.failure(500, "storage '%s' does not exist".formatted(name));
    }
    call.require("/storage/" + storage.name(), "Datastore.AllocateSpace");
    if (!storage.holds("backup")) {
      throw ApiError.failure(
          500,
          "could not get storage information for '%s': storage does not support backups"
              .formatted(storage.name()));
    }
    String notes = call.parameter("notes-template");
    BackupOrder order =
        new BackupOrder(
            storage,
            call.choice("mode", "snapshot", List.of("snapshot", "suspend", "stop")),
            notes == null ? "" : notes,
            call.flag("protected"),
            call.flag("remove", true));
    List<Integer> here =
        vmids.stream()
            .filter(
                vmid -> {
                  Snapshot.Guest guest = call.world().guest(vmid);
                  // Whom nobody has any more is not passed over in silence.
                  return guest == null || guest.isOn(call.node());
                })
            .toList();
    if (here.isEmpty()) {
      out.value("OK");
      return;
    }
    call.requireQuorum();
    String id = here.size() == 1 ? here.get(0).toString() : "";
    out.value(call.cluster().operations().backup(call.node(), id, here, order, call.requester()));
  }

  private static List<Integer> wanted(Call call) {
    String pool = call.parameter("pool");
    List<Integer> excluded = numbers(call, "exclude");
    if (call.parameter("vmid") != null) {
      return numbers(call, "vmid");
    }
    if (pool == null && !call.flag("all")) {
      throw ApiError.parameter("vmid", "property is missing and it is not optional");
    }
    return call.guestsHere().stream()
        .filter(guest -> pool == null || pool.equals(guest.spec().pool()))
        .map(guest -> guest.spec().vmid())
        .filter(vmid -> !excluded.contains(vmid))
        .toList();
  }

  private static List<Integer> numbers(Call call, String name) {
    List<Integer> numbers = new ArrayList<>();
    for (String part : call.list(name)) {
      if (!part.matches("[1-9]\\d{2,8}")) {
        throw ApiError.parameter(name, "invalid format - value does not look like a valid VM ID\n");
      }
      numbers.add(Integer.parseInt(part));
    }
    return numbers;
  }

  /** A backup with its guest, and what is to become of it. */
  private record Marked(Snapshot.Guest guest, Backup backup, String mark) {}

  private static List<Marked> marked(Call call) {
    Snapshot.Storage storage = NodeStorage.storage(call);
    String type = call.choice("type", "", KINDS);
    long vmid = call.number("vmid", 0);
    String given = call.parameter("prune-backups");
    PruneRule rule =
        given == null ? PruneRule.last(storage.spec().keptBackups()) : PruneRule.parse(given);
    List<Marked> marked = new ArrayList<>();
    for (Snapshot.Guest guest : call.world().guests()) {
      boolean asked =
          (vmid == 0 || vmid == guest.spec().vmid())
              && (type.isEmpty() || type.equals(guest.spec().kind().path()));
      if (asked) {
        List<Backup> backups =
            guest.backups().stream().filter(b -> NodeStorage.liesOn(b, storage)).toList();
        Set<Backup> kept = rule.kept(backups.stream().filter(b -> !b.keep()).toList());
        for (Backup backup : backups) {
          String mark = backup.keep() ? "protected" : kept.contains(backup) ? "keep" : "remove";
          marked.add(new Marked(guest, backup, mark));
        }
      }
    }
    return marked;
  }

  private static void preview(Call call, JsonWriter out) {
    out.beginArray();
    for (Marked marked : marked(call)) {
      out.beginObject()
          .field("volid", marked.backup().volumeId(marked.guest().spec()))
          .field("ctime", marked.backup().takenAt())
          .field("mark", marked.mark())
          .field("type", marked.guest().spec().kind().path())
          .field("vmid", marked.guest().spec().vmid())
          .endObject();
    }
    out.endArray();
  }

  private static void prune(Call call, JsonWriter out) {
    Set<String> volumes =
        marked(call).stream()
            .filter(marked -> marked.mark().equals("remove"))
            .map(marked -> marked.backup().volumeId(marked.guest().spec()))
            .collect(Collectors.toSet());
    String storage = call.variable("storage");
    String vmid = call.parameter("vmid");
    String id = vmid == null ? storage : vmid + "@" + storage;
    out.value(
        call.cluster()
            .operations()
            .deleteBackups(call.node(), id, storage, volumes, call.requester()));
  }
}
