package io.monitorix.exporter.collect;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a target consists of, as it said last. Immutable.
 *
 * @param nodes those that are online
 * @param offlineNodes the names of the others
 * @param guests all of them, templates and those of offline nodes included
 * @param storages as each online node sees them
 * @param datastores of a backup server
 */
public record Inventory(
    List<Subject.Node> nodes,
    List<String> offlineNodes,
    List<Subject.Guest> guests,
    List<Subject.Storage> storages,
    List<Subject.Datastore> datastores) {

  /** Nothing at all. */
  public static final Inventory EMPTY =
      new Inventory(List.of(), List.of(), List.of(), List.of(), List.of());

  /** Copies the lists. */
  public Inventory {
    nodes = List.copyOf(nodes);
    offlineNodes = List.copyOf(offlineNodes);
    guests = List.copyOf(guests);
    storages = List.copyOf(storages);
    datastores = List.copyOf(datastores);
  }

  /** Whether the node is online. */
  public boolean isOnline(@Nullable String node) {
    return nodes.stream().anyMatch(online -> online.name().equals(node));
  }

  /** The guest of this id, {@code qemu/100} for instance. */
  public Optional<Subject.Guest> guest(String id) {
    return guests.stream().filter(guest -> guest.key().equals(id)).findFirst();
  }

  /** Says what a target consists of. */
  public interface Survey {

    /** What must be read for it, each about the target as a whole. */
    List<Source<?>> sources();

    /**
     * The inventory as these readings tell it.
     *
     * @return null where they do not tell
     */
    @Nullable Inventory of(Readings readings);
  }
}
