package io.monitorix.exporter.events;

import io.monitorix.exporter.collect.Inventory;
import io.monitorix.exporter.collect.Subject;
import io.monitorix.exporter.poll.Snapshot;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What of a target can change. Where a poll does not tell of nodes or guests, they are as they were
 * told last: silence changes nothing. Immutable.
 *
 * @param nodes whether they are online, by name; null until they were told
 * @param guests by id; null until they were told
 */
record TargetState(
    boolean reachable, @Nullable Map<String, Boolean> nodes, @Nullable Map<String, Guest> guests) {

  /**
   * A guest.
   *
   * @param status {@code running}, …; empty where Proxmox does not tell
   */
  record Guest(String name, String node, String status) {}

  /** What a snapshot tells, and for the rest, what was known before. */
  static TargetState of(Snapshot snapshot, @Nullable TargetState before) {
    Map<String, Boolean> nodes = before == null ? null : before.nodes;
    Map<String, Guest> guests = before == null ? null : before.guests;
    Inventory inventory = snapshot.inventory();
    if (snapshot.reachable()) {
      if (tellsOfNodes(inventory)) {
        nodes = nodes(inventory);
      }
      if (tellsOfResources(inventory)) {
        guests = guests(inventory, guests);
      }
    }
    return new TargetState(snapshot.reachable(), nodes, guests);
  }

  private static boolean tellsOfNodes(Inventory inventory) {
    return !inventory.nodes().isEmpty() || !inventory.offlineNodes().isEmpty();
  }

  /** Guests and storages come in one list; when that could not be read there is neither. */
  private static boolean tellsOfResources(Inventory inventory) {
    return !inventory.guests().isEmpty() || !inventory.storages().isEmpty();
  }

  private static Map<String, Boolean> nodes(Inventory inventory) {
    Map<String, Boolean> nodes = new LinkedHashMap<>();
    inventory.nodes().forEach(node -> nodes.put(node.name(), true));
    inventory.offlineNodes().forEach(node -> nodes.put(node, false));
    return nodes;
  }

  private static Map<String, Guest> guests(
      Inventory inventory, @Nullable Map<String, Guest> before) {
    Map<String, Guest> guests = new LinkedHashMap<>();
    for (Subject.Guest guest : inventory.guests()) {
      Guest known = before == null ? null : before.get(guest.key());
      guests.put(
          guest.key(),
          new Guest(
              told(guest.name(), known == null ? "" : known.name()),
              told(guest.node(), known == null ? "" : known.node()),
              told(guest.status(), known == null ? "" : known.status())));
    }
    return guests;
  }

  /** What Proxmox leaves out is as it was. */
  private static String told(String now, String before) {
    return now.isEmpty() ? before : now;
  }
}
