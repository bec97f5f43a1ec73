package io.monitorix.examples.simulator.resources.cluster;

import io.monitorix.examples.simulator.api.Call;
import io.monitorix.examples.simulator.api.Route;
import io.monitorix.examples.simulator.cluster.PveRelease;
import io.monitorix.examples.simulator.json.JsonWriter;
import java.util.List;

/**
 * {@code /cluster/sdn}, part of every installation since 8. Nothing is set up: the zone {@code
 * localnetwork}, which each node has, is none of those that lie here.
 */
public final class SoftwareDefinedNetwork {
  private static final List<String> PARTS =
      List.of("vnets", "zones", "controllers", "ipams", "dns");

  private SoftwareDefinedNetwork() {}

  /** All that a release has. */
  public static List<Route> routes(PveRelease release) {
    return release.atLeast8()
        ? List.of(
            Route.get("/cluster/sdn", SoftwareDefinedNetwork::index).needs("/sdn", "SDN.Audit"),
            Route.get("/cluster/sdn/zones", SoftwareDefinedNetwork::nothing)
                .knows("pending", "running", "type"),
            Route.get("/cluster/sdn/vnets", SoftwareDefinedNetwork::nothing)
                .knows("pending", "running"))
        : List.of();
  }

  private static void index(Call call, JsonWriter out) {
    out.beginArray();
    PARTS.forEach(part -> out.beginObject().field("id", part).endObject());
    out.endArray();
  }

  private static void nothing(Call call, JsonWriter out) {
    call.flag("pending");
    call.flag("running");
    out.beginArray().endArray();
  }
}
