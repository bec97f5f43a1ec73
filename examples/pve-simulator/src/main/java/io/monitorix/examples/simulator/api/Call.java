package io.monitorix.examples.simulator.api;

import io.monitorix.examples.simulator.access.Rights;
import io.monitorix.examples.simulator.cluster.Cluster;
import io.monitorix.examples.simulator.cluster.GuestKind;
import io.monitorix.examples.simulator.cluster.GuestSpec;
import io.monitorix.examples.simulator.cluster.NodeSpec;
import io.monitorix.examples.simulator.cluster.Plan;
import io.monitorix.examples.simulator.cluster.Snapshot;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a handler gets to see of a call.
 *
 * @param variables the parts of the path that the route leaves open
 * @param world the cluster as it is at the call
 */
record Call(ApiRequest request, Map<String, String> variables, Cluster cluster, Snapshot world) {
  private static final String GUESTS = "/vms/";

  Plan plan() {
    return world.plan();
  }

  /** Whether the caller holds the privilege for the whole cluster. */
  boolean may(String privilege) {
    return may("/", privilege);
  }

  /**
   * Whether the caller holds the privilege at the path. A guest's pool counts for the guest.
   *
   * @param privilege one, or several with {@code |} between them, of which one is enough
   */
  boolean may(String path, String privilege) {
    List<String> wanted = List.of(privilege.split("\\|"));
    return rights().mayAny(path, wanted)
        || (path.startsWith(GUESTS) && mayByPool(path.substring(GUESTS.length()), wanted));
  }

  boolean may(GuestSpec guest, String privilege) {
    String pool = guest.pool();
    return rights().may(GUESTS + guest.vmid(), privilege)
        || (pool != null && rights().may("/pool/" + pool, privilege));
  }

  Rights rights() {
    return request.rights();
  }

  private boolean mayByPool(String vmid, List<String> wanted) {
    Snapshot.Guest guest = vmid.matches("\\d{1,9}") ? world.guest(Integer.parseInt(vmid)) : null;
    String pool = guest == null ? null : guest.spec().pool();
    return pool != null && rights().mayAny("/pool/" + pool, wanted);
  }

  String variable(String name) {
    String value = variables.get(name);
    if (value == null) {
      throw new IllegalStateException("the route has no variable '%s'".formatted(name));
    }
    return value;
  }

  @Nullable String parameter(String name) {
    return request.parameters().get(name);
  }

  /** The node in the path: it exists and is up, or the router would have answered. */
  NodeSpec node() {
    NodeSpec node = plan().node(variable("node"));
    if (node == null) {
      throw new IllegalStateException("the router let an unknown node pass: " + variable("node"));
    }
    return node;
  }

  int vmid() {
    String text = variable("vmid");
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw ApiError.parameter("vmid", "type check ('integer') failed - got '%s'".formatted(text));
    }
  }

  /** The guest in the path, when it is of this kind and on this node. */
  Snapshot.Guest guest(GuestKind kind) {
    int vmid = vmid();
    Snapshot.Guest guest = world.guest(vmid);
    if (guest == null || guest.spec().kind() != kind || !guest.isOn(node())) {
      throw ApiError.failure(
          500,
          "Configuration file 'nodes/%s/%s/%d.conf' does not exist"
              .formatted(node().name(), kind.configFolder(), vmid));
    }
    return guest;
  }
}
