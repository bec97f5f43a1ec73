package io.monitorix.examples.simulator.api;

import io.monitorix.examples.simulator.access.Rights;
import io.monitorix.examples.simulator.cluster.Cluster;
import io.monitorix.examples.simulator.cluster.GuestKind;
import io.monitorix.examples.simulator.cluster.GuestSpec;
import io.monitorix.examples.simulator.cluster.NodeSpec;
import io.monitorix.examples.simulator.cluster.Plan;
import io.monitorix.examples.simulator.cluster.PveRelease;
import io.monitorix.examples.simulator.cluster.Requester;
import io.monitorix.examples.simulator.cluster.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a handler gets to see of a call.
 *
 * @param variables the parts of the path that the route leaves open
 * @param world the cluster as it is at the call
 */
public record Call(
    ApiRequest request, Map<String, String> variables, Cluster cluster, Snapshot world) {
  private static final String GUESTS = "/vms/";
  private static final Pattern SEPARATOR = Pattern.compile("[,;\\s]+");
  private static final String NOT_LISTED =
      "value '%s' does not have a value in the enumeration '%s'";

  /** What never changes about the cluster. */
  public Plan plan() {
    return world.plan();
  }

  /** What it runs. */
  public PveRelease release() {
    return plan().release();
  }

  /**
   * Whether the caller has a privilege on a path. A guest's pool counts for the guest.
   *
   * @param privilege several are separated by bars: one of them is enough
   */
  public boolean may(String path, String privilege) {
    List<String> wanted = List.of(privilege.split("\\|"));
    return rights().mayAny(path, wanted)
        || (path.startsWith(GUESTS) && mayByPool(path.substring(GUESTS.length()), wanted));
  }

  /** Whether the caller has a privilege on a guest, or on its pool. */
  public boolean may(GuestSpec guest, String privilege) {
    String pool = guest.pool();
    return rights().may(GUESTS + guest.vmid(), privilege)
        || (pool != null && rights().may("/pool/" + pool, privilege));
  }

  /** Refuses the call when the caller lacks the privilege (one of them) on the path. */
  public void require(String path, String privilege) {
    if (!may(path, privilege)) {
      throw ApiError.forbidden(path, privilege);
    }
  }

  /** What the caller may do. */
  public Rights rights() {
    return request.rights();
  }

  private boolean mayByPool(String vmid, List<String> wanted) {
    Snapshot.Guest guest = vmid.matches("\\d{1,9}") ? world.guest(Integer.parseInt(vmid)) : null;
    String pool = guest == null ? null : guest.spec().pool();
    return pool != null && rights().mayAny("/pool/" + pool, wanted);
  }

  /** Who asks for a task. */
  public Requester requester() {
    return new Requester(request.caller().user(), request.caller().tokenName());
  }

  /** What the path has in the place of this variable. */
  public String variable(String name) {
    String value = variables.get(name);
    if (value == null) {
      throw new IllegalStateException("the route has no variable '%s'".formatted(name));
    }
    return value;
  }

  /** A parameter; null when it was not given. */
  public @Nullable String parameter(String name) {
    return request.parameters().get(name);
  }

  /** A parameter that has to be there. */
  public String needed(String name) {
    String value = parameter(name);
    if (value == null) {
      throw ApiError.missing(name);
    }
    return value;
  }

  /** A parameter with one of some values; {@code otherwise} when it was not given. */
  public String choice(String name, String otherwise, List<String> known) {
    String value = parameter(name);
    if (value == null) {
      return otherwise;
    }
    if (!known.contains(value)) {
      throw ApiError.parameter(name, NOT_LISTED.formatted(value, String.join(", ", known)));
    }
    return value;
  }

  /** A whole number that is not negative; {@code otherwise} when it was not given. */
  public long number(String name, long otherwise) {
    String text = parameter(name);
    if (text == null) {
      return otherwise;
    }
    long number = integer(name, text);
    if (number < 0) {
      throw ApiError.parameter(name, "value must have a minimum value of 0");
    }
    return number;
  }

  /** The parts of a list; none when it was not given. */
  public List<String> list(String name) {
    String text = parameter(name);
    return text == null
        ? List.of()
        : SEPARATOR.splitAsStream(text).filter(part -> !part.isEmpty()).toList();
  }

  /** A boolean; false when it was not given. */
  public boolean flag(String name) {
    return flag(name, false);
  }

  /** A boolean; {@code otherwise} when it was not given. */
  public boolean flag(String name, boolean otherwise) {
    String text = parameter(name);
    if (text == null) {
      return otherwise;
    }
    if (!text.equals("0") && !text.equals("1")) {
      throw ApiError.parameter(name, "type check ('boolean') failed - got '%s'".formatted(text));
    }
    return text.equals("1");
  }

  /** Refuses what only a cluster with a majority of its votes does. */
  public void requireQuorum() {
    if (!world.quorate()) {
      throw ApiError.failure(500, "cluster not ready - no quorum?");
    }
  }

  /** The node in the path: it exists and is up, or the router would have answered. */
  public NodeSpec node() {
    NodeSpec node = plan().node(variable("node"));
    if (node == null) {
      throw new IllegalStateException("the router let an unknown node pass: " + variable("node"));
    }
    return node;
  }

  /** The node in the path as it is now. */
  public Snapshot.Node nodeNow() {
    return world.nodes().get(node().index());
  }

  /** The guests that are on the node in the path. */
  public List<Snapshot.Guest> guestsHere() {
    NodeSpec node = node();
    return world.guests().stream().filter(guest -> guest.isOn(node)).toList();
  }

  /** The guest's number in the path. */
  public int vmid() {
    String text = variable("vmid");
    long number = integer("vmid", text);
    if (number < 100) {
      throw ApiError.parameter("vmid", "value must have a minimum value of 100");
    }
    if (number > 999_999_999) {
      throw ApiError.parameter("vmid", "value must have a maximum value of 999999999");
    }
    return (int) number;
  }

  /** The guest in the path, when it is of this kind and on this node. */
  public Snapshot.Guest guest(GuestKind kind) {
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

  private static long integer(String name, String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw ApiError.parameter(name, "type check ('integer') failed - got '%s'".formatted(text));
    }
  }
}
