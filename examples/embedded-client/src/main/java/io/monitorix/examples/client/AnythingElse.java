package io.monitorix.examples.client;

import com.squareup.moshi.Json;
import io.monitorix.client.Method;
import io.monitorix.client.pve.PveClient;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks for what the client has no method for, with a type of one's own. */
final class AnythingElse {

  private AnythingElse() {}

  /** A public record: each component is a field, {@code @Nullable} where it may be left out. */
  public record Interface(
      String type, @Json(name = "bridge_ports") @Nullable String ports, @Nullable String cidr) {}

  static Interface networkInterface(PveClient pve, String node, String name) {
    return pve.request(
            Method.GET,
            "/nodes/{node}/network/{iface}",
            Map.of("node", node, "iface", name),
            Interface.class)
        .execute();
  }
}
