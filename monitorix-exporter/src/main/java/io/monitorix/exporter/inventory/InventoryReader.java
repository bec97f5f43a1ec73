package io.monitorix.exporter.inventory;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.exporter.auth.Visibility;
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
  public List<Cluster> clusters(Visibility visibility) {
    return targets.get().stream()
        .filter(target -> visibility.mayShow(target.name()))
        .map(target -> cluster(target, visibility))
        .toList();
  }

  /** One target, as somebody sees it; empty where it is not there, or not for them. */
  public Optional<Cluster> cluster(String name, Visibility visibility) {
    return targets.get().stream()
        .filter(target -> target.name().equals(name) && visibility.mayShow(name))
        .findFirst()
        .map(target -> cluster(target, visibility));
  }

  /**
   * The node on which something is that has these labels, as the last poll told it: {@code
   * cluster}, and {@code id} of a node, of a storage or of a guest, or {@code guest}.
   */
  public Optional<String> nodeOf(Labels labels) {
    String id = labels.has("id") ? labels.get("id") : labels.get("guest");
    String[] parts = id.split("/", -1);
    return switch (parts[0]) {
      case "node" -> parts.length == 2 ? Optional.of(parts[1]) : Optional.empty();
      case "storage" -> parts.length == 3 ? Optional.of(parts[1]) : Optional.empty();
      case "qemu", "lxc" ->
          board
              .of(labels.get("cluster"))
              .flatMap(snapshot -> snapshot.inventory().guest(id))
              .map(Subject.Guest::node);
      default -> Optional.empty();
    };
  }

  private Cluster cluster(TargetConfig target, Visibility visibility) {
    return board
        .of(target.name())
        .map(snapshot -> cluster(target, snapshot, visibility))
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

  private Cluster cluster(TargetConfig target, Snapshot snapshot, Visibility visibility) {
    String name = target.name();
    Figures figures = Figures.of(board, snapshot);
    Inventory inventory = snapshot.inventory();
    List<Guest> guests =
        inventory.guests().stream()
            .filter(guest -> visibility.sees(name, guest.key()))
            .map(
                guest ->
                    new Guest(
                        name, guest, figures.usage(guest.key()), figures.traffic(guest.key())))
            .toList();
    boolean whole = visibility.seesAllOf(name);
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
