package io.monitorix.exporter.inventory;

import io.monitorix.exporter.collect.Inventory;
import io.monitorix.exporter.collect.Subject;
import io.monitorix.exporter.config.TargetConfig;
import io.monitorix.exporter.poll.Snapshot;
import io.monitorix.exporter.poll.SnapshotBoard;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Reads what the last polls told; nothing is asked. Safe for several threads. */
public final class InventoryReader {

  private static final Usage UNKNOWN = new Usage(null, null, null, null, null, null, null);

  private final SnapshotBoard board;
  private final Supplier<List<TargetConfig>> targets;

  /**
   * @param targets those that are polled now
   */
  public InventoryReader(SnapshotBoard board, Supplier<List<TargetConfig>> targets) {
    this.board = board;
    this.targets = targets;
  }

  /** All targets, in the order of the configuration, as somebody sees them. */
  public List<Cluster> clusters(Sight sight) {
    return targets.get().stream()
        .filter(target -> sight.cluster(target.name()))
        .map(target -> cluster(target, sight))
        .toList();
  }

  /** One target, as somebody sees it; empty where it is not there, or not for them. */
  public Optional<Cluster> cluster(String name, Sight sight) {
    return targets.get().stream()
        .filter(target -> target.name().equals(name) && sight.cluster(name))
        .findFirst()
        .map(target -> cluster(target, sight));
  }

  /**
   * Whether somebody sees what is about something with these labels: of a cluster that they see
   * whole, or of a guest that they see.
   *
   * @param labels the value of a label; the empty text for none
   */
  public boolean sees(Sight sight, UnaryOperator<String> labels) {
    String cluster = labels.apply("cluster");
    if (sight.scope().isAll() || sight.whole(cluster)) {
      return true;
    }
    return sight.cluster(cluster)
        && board.of(cluster).stream()
            .flatMap(snapshot -> snapshot.inventory().guest(labels.apply("id")).stream())
            .anyMatch(guest -> sight.guest(cluster, guest.pool(), guest.tags()));
  }

  private Cluster cluster(TargetConfig target, Sight sight) {
    return board
        .of(target.name())
        .map(snapshot -> cluster(target, snapshot, sight))
        .orElseGet(
            () ->
                new Cluster(
                    target.name(),
                    target.product(),
                    false,
                    null,
                    null,
                    UNKNOWN,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of()));
  }

  private Cluster cluster(TargetConfig target, Snapshot snapshot, Sight sight) {
    String name = target.name();
    Figures figures = Figures.of(board, snapshot);
    Inventory inventory = snapshot.inventory();
    List<Guest> guests =
        inventory.guests().stream()
            .filter(guest -> sight.guest(name, guest.pool(), guest.tags()))
            .map(
                guest ->
                    new Guest(
                        name, guest, figures.usage(guest.key()), figures.traffic(guest.key())))
            .toList();
    boolean whole = sight.whole(name);
    return new Cluster(
        name,
        target.product(),
        snapshot.reachable(),
        snapshot.takenAt(),
        figures.version(),
        whole ? figures.host() : UNKNOWN,
        nodes(name, inventory, guests, figures, whole),
        guests,
        whole ? storages(name, inventory, figures) : List.of(),
        whole
            ? inventory.datastores().stream()
                .map(store -> figures.datastore(name, store.name()))
                .toList()
            : List.of());
  }

  /** Whoever does not see the whole cluster sees the nodes that their guests are on. */
  private static List<Node> nodes(
      String cluster, Inventory inventory, List<Guest> guests, Figures figures, boolean whole) {
    Map<String, Boolean> online = new LinkedHashMap<>();
    inventory.nodes().forEach(node -> online.put(node.name(), true));
    inventory.offlineNodes().forEach(name -> online.put(name, false));
    Set<String> theirs = new HashSet<>();
    guests.forEach(guest -> theirs.add(guest.facts().node()));
    List<Node> nodes = new ArrayList<>();
    online.forEach(
        (name, up) -> {
          if (whole || theirs.contains(name)) {
            List<Subject.Guest> there =
                guests.stream()
                    .map(Guest::facts)
                    .filter(guest -> guest.node().equals(name) && !guest.template())
                    .toList();
            nodes.add(
                new Node(
                    cluster,
                    name,
                    up,
                    there.size(),
                    (int) there.stream().filter(Subject.Guest::isRunning).count(),
                    whole ? figures.usage("node/" + name) : UNKNOWN));
          }
        });
    return nodes;
  }

  private static List<Storage> storages(String cluster, Inventory inventory, Figures figures) {
    return inventory.storages().stream()
        .map(
            storage -> {
              String id = "storage/" + storage.node() + "/" + storage.id();
              return new Storage(cluster, storage, figures.used(id), figures.size(id));
            })
        .toList();
  }
}
