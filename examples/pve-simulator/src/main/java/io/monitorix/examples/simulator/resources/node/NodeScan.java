package io.monitorix.examples.simulator.resources.node;

import io.monitorix.examples.simulator.api.ApiError;
import io.monitorix.examples.simulator.api.Call;
import io.monitorix.examples.simulator.api.Route;
import io.monitorix.examples.simulator.json.JsonWriter;
import java.util.List;

/** {@code /nodes/{node}/scan}: what there is to make a storage of. Every server is the same. */
public final class NodeScan {
  /** All of it. */
  public static final List<Route> ROUTES =
      List.of(
          of("nfs", NodeScan::nfs, "server"),
          of("cifs", NodeScan::cifs, "server", "username", "password", "domain"),
          of("pbs", NodeScan::pbs, "server", "username", "password", "fingerprint", "port"),
          of("lvm", (call, out) -> one("vg", "pve", out)),
          of("lvmthin", NodeScan::thinPools, "vg"),
          of("zfs", (call, out) -> one("pool", "rpool", out)));

  private NodeScan() {}

  private static Route of(String method, Route.Handler handler, String... parameters) {
    return Route.get("/nodes/{node}/scan/" + method, handler)
        .knows(parameters)
        .needs("/storage", "Datastore.Allocate")
        .asRelayed();
  }

  private static void one(String field, String value, JsonWriter out) {
    out.beginArray().beginObject().field(field, value).endObject().endArray();
  }

  private static void nfs(Call call, JsonWriter out) {
    call.needed("server");
    out.beginArray()
        .beginObject()
        .field("path", "/export/proxmox")
        .field("options", "192.0.2.0/24")
        .endObject()
        .endArray();
  }

  private static void cifs(Call call, JsonWriter out) {
    call.needed("server");
    out.beginArray()
        .beginObject()
        .field("share", "backups")
        .field("description", "")
        .endObject()
        .endArray();
  }

  private static void pbs(Call call, JsonWriter out) {
    call.needed("server");
    call.needed("username");
    call.needed("password");
    out.beginArray()
        .beginObject()
        .field("store", "main")
        .field("comment", "nightly")
        .endObject()
        .endArray();
  }

  private static void thinPools(Call call, JsonWriter out) {
    String group = call.needed("vg");
    if (!group.equals("pve")) {
      throw ApiError.failure(500, "command '/sbin/vgs %s' failed: exit code 5".formatted(group));
    }
    one("lv", "data", out);
  }
}
