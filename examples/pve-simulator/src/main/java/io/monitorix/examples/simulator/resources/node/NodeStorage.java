package io.monitorix.examples.simulator.resources.node;

import io.monitorix.examples.simulator.api.ApiError;
import io.monitorix.examples.simulator.api.Call;
import io.monitorix.examples.simulator.api.Route;
import io.monitorix.examples.simulator.cluster.Backup;
import io.monitorix.examples.simulator.cluster.GuestKind;
import io.monitorix.examples.simulator.cluster.GuestSpec;
import io.monitorix.examples.simulator.cluster.Snapshot;
import io.monitorix.examples.simulator.json.JsonWriter;
import io.monitorix.examples.simulator.resources.history.HistoryRows;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /nodes/{node}/storage}: the storages as a node sees them, and what lies there. */
public final class NodeStorage {
  private static final String ONE = "/nodes/{node}/storage/{storage}";
  private static final String READ = "Datastore.Audit|Datastore.AllocateSpace";

  /** All of it. */
  public static final List<Route> ROUTES =
      List.of(
          Route.get("/nodes/{node}/storage", NodeStorage::list)
              .knows("content", "enabled", "format", "storage", "target")
              .asRelayed(),
          Route.get(ONE + "/status", NodeStorage::status)
              .needs("/storage/{storage}", READ)
              .asRelayed(),
          Route.get(ONE + "/content", NodeStorage::content)
              .knows("content", "vmid")
              .needs("/storage/{storage}", READ)
              .asRelayed(),
          Route.get(ONE + "/rrddata", NodeStorage::history)
              .knows("timeframe", "cf")
              .needs("/storage/{storage}", READ)
              .asRelayed());

  private static final List<String> IMAGES =
      List.of("debian-12.11.0-amd64-netinst.iso", "virtio-win-0.1.271.iso");
  private static final String TEMPLATE = "debian-12-standard_12.7-1_amd64.tar.zst";
  private static final long MIB = 1L << 20;

  private NodeStorage() {}

  /** The storage in the path, as the node in the path sees it. */
  static Snapshot.Storage storage(Call call) {
    String name = call.variable("storage");
    for (Snapshot.Storage storage : call.world().storages().get(call.node().index())) {
      if (storage.spec().name().equals(name)) {
        return storage;
      }
    }
    throw ApiError.parameter("storage", "No such storage.");
  }

  private static void list(Call call, JsonWriter out) {
    List<String> contents = call.list("content");
    String only = call.parameter("storage");
    call.flag("enabled");
    call.flag("format");
    String target = call.parameter("target");
    if (target != null && call.plan().node(target) == null) {
      throw ApiError.failure(500, "no such cluster node '%s'".formatted(target));
    }
    out.beginArray();
    for (Snapshot.Storage storage : call.world().storages().get(call.node().index())) {
      String name = storage.spec().name();
      if (call.may("/storage/" + name, READ)
          && (only == null || only.equals(name))
          && (target == null || storage.spec().shared() || target.equals(call.node().name()))
          && (contents.isEmpty() || contents.stream().anyMatch(storage.spec()::holds))) {
        out.beginObject().field("storage", name);
        figures(storage, out);
        out.fraction("used_fraction", (double) storage.used() / storage.spec().size()).endObject();
      }
    }
    out.endArray();
  }

  private static void status(Call call, JsonWriter out) {
    out.beginObject();
    figures(storage(call), out);
    out.endObject();
  }

  private static void figures(Snapshot.Storage storage, JsonWriter out) {
    long size = storage.spec().size();
    out.field("type", storage.spec().plugin())
        .field("content", storage.spec().content())
        .flag("shared", storage.spec().shared())
        .flag("enabled", true)
        .flag("active", true)
        .field("total", size)
        .field("used", storage.used())
        .field("avail", size - storage.used());
  }

  private static void content(Call call, JsonWriter out) {
    Snapshot.Storage storage = storage(call);
    String type = call.parameter("content");
    String vmid = call.parameter("vmid");
    call.number("vmid", 0);
    out.beginArray();
    if (vmid == null) {
      files(storage, type, out);
    }
    for (Snapshot.Guest guest : call.world().guests()) {
      if (vmid == null || vmid.equals(Integer.toString(guest.spec().vmid()))) {
        disk(storage, guest, type, out);
        if (wanted(storage, "backup", type) && mayList(call, storage, guest)) {
          backups(storage, guest, out);
        }
      }
    }
    out.endArray();
  }

  private static boolean wanted(Snapshot.Storage storage, String content, @Nullable String type) {
    return storage.spec().holds(content) && (type == null || type.equals(content));
  }

  /** Without the right to read backups there seem to be none. */
  private static boolean mayList(Call call, Snapshot.Storage storage, Snapshot.Guest guest) {
    String path = "/storage/" + storage.spec().name();
    return call.may(path, "Datastore.Allocate")
        || (call.may(path, "Datastore.AllocateSpace") && call.may(guest.spec(), "VM.Backup"));
  }

  private static void files(Snapshot.Storage storage, @Nullable String type, JsonWriter out) {
    if (wanted(storage, "iso", type)) {
      for (int i = 0; i < IMAGES.size(); i++) {
        file(storage, "iso", "iso", IMAGES.get(i), (633 + i * 60) * MIB, out);
      }
    }
    if (wanted(storage, "vztmpl", type)) {
      file(storage, "vztmpl", "tzst", TEMPLATE, 121 * MIB, out);
    }
  }

  private static void file(
      Snapshot.Storage storage,
      String content,
      String format,
      String name,
      long size,
      JsonWriter out) {
    out.beginObject()
        .field("volid", "%s:%s/%s".formatted(storage.spec().name(), content, name))
        .field("content", content)
        .field("format", format)
        .field("size", size)
        .field("ctime", 1_750_000_000L)
        .endObject();
  }

  private static void disk(
      Snapshot.Storage storage, Snapshot.Guest guest, @Nullable String type, JsonWriter out) {
    GuestSpec spec = guest.spec();
    String content = spec.kind() == GuestKind.QEMU ? "images" : "rootdir";
    boolean here = storage.spec().shared() || guest.isOn(storage.node());
    if (here
        && spec.diskStorage().equals(storage.spec().name())
        && wanted(storage, content, type)) {
      out.beginObject()
          .field("volid", spec.diskVolume())
          .field("content", content)
          .field("format", "raw")
          .field("size", spec.disk())
          .field("vmid", spec.vmid())
          .field("ctime", 1_750_000_000L + spec.vmid() * 60L);
      if (storage.spec().plugin().equals("rbd")) {
        out.name("parent").nullValue();
      }
      out.endObject();
    }
  }

  private static void backups(Snapshot.Storage storage, Snapshot.Guest guest, JsonWriter out) {
    GuestSpec spec = guest.spec();
    for (Backup backup : guest.backups()) {
      if (liesOn(backup, storage)) {
        out.beginObject()
            .field("volid", backup.volumeId(spec))
            .field("content", "backup")
            .field("format", backup.format(spec))
            .field("subtype", spec.kind().path())
            .field("size", backup.size())
            .field("ctime", backup.takenAt())
            .field("vmid", spec.vmid());
        if (!backup.notes().isEmpty()) {
          out.field("notes", backup.notes());
        }
        if (backup.keep()) {
          out.flag("protected", true);
        }
        out.endObject();
      }
    }
  }

  /** Whether the backup is seen there. */
  static boolean liesOn(Backup backup, Snapshot.Storage storage) {
    return backup.storage().equals(storage.spec().name())
        && (backup.node() == null || backup.node().equals(storage.node().name()));
  }

  private static void history(Call call, JsonWriter out) {
    Snapshot.Storage storage = storage(call);
    HistoryRows.write(
        call,
        out,
        (history, times) -> {
          if (history.wasUp(call.node(), times.get(0))) {
            List<Long> used = times.stream().map(t -> history.storage(storage, t)).toList();
            out.field("total", storage.spec().size())
                .fraction("used", HistoryRows.fold(call).of(used, Long::doubleValue));
          }
        });
  }
}
