package io.monitorix.examples.simulator.resources.cluster;

import io.monitorix.examples.simulator.api.ApiError;
import io.monitorix.examples.simulator.api.Call;
import io.monitorix.examples.simulator.api.Route;
import io.monitorix.examples.simulator.cluster.StorageSpec;
import io.monitorix.examples.simulator.json.JsonWriter;
import java.util.List;

/** {@code /storage}: how the storages are set up for the whole cluster. */
public final class StorageConfig {
  /** All of it. */
  public static final List<Route> ROUTES =
      List.of(
          Route.get("/storage", StorageConfig::list).knows("type"),
          Route.get("/storage/{storage}", StorageConfig::one)
              .needs("/storage/{storage}", "Datastore.Allocate"));

  private static final String READ = "Datastore.Audit|Datastore.AllocateSpace";

  private StorageConfig() {}

  private static void list(Call call, JsonWriter out) {
    String type = call.parameter("type");
    out.beginArray();
    for (StorageSpec storage : call.plan().storages()) {
      if ((type == null || type.equals(storage.plugin()))
          && call.may("/storage/" + storage.name(), READ)) {
        describe(call, storage, out);
      }
    }
    out.endArray();
  }

  private static void one(Call call, JsonWriter out) {
    StorageSpec storage = call.plan().storage(call.variable("storage"));
    if (storage == null) {
      throw ApiError.failure(
          500, "storage '%s' does not exist".formatted(call.variable("storage")));
    }
    describe(call, storage, out);
  }

  private static void describe(Call call, StorageSpec storage, JsonWriter out) {
    out.beginObject()
        .field("storage", storage.name())
        .field("type", storage.plugin())
        .field("content", storage.content())
        .field("digest", "%040x".formatted(call.plan().seed() & Long.MAX_VALUE));
    if (storage.holds("backup")) {
      int kept = storage.keptBackups();
      out.field("prune-backups", kept == 0 ? "keep-all=1" : "keep-last=" + kept);
    }
    switch (storage.plugin()) {
      case "dir" -> out.field("path", storage.folder());
      case "nfs" ->
          out.field("path", storage.folder())
              .field("server", "192.0.2.100")
              .field("export", "/export/proxmox");
      case "lvmthin" -> out.field("vgname", "pve").field("thinpool", "data");
      default -> out.field("pool", "vms").flag("krbd", false);
    }
    out.endObject();
  }
}
