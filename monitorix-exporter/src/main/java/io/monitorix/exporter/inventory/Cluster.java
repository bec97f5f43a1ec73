package io.monitorix.exporter.inventory;

import io.monitorix.exporter.config.Product;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A target and what it consists of, of which somebody sees this much. Immutable.
 *
 * @param name of the target: the label {@code cluster} of its series
 * @param product what it runs
 * @param reachable whether it told at the last poll what it consists of
 * @param updatedAt when it was polled; null before the first poll has ended
 * @param version of Proxmox; null where that is not known
 * @param host of a backup server; all of a cluster's is null
 */
public record Cluster(
    String name,
    Product product,
    boolean reachable,
    @Nullable Instant updatedAt,
    @Nullable String version,
    Usage host,
    List<Node> nodes,
    List<Guest> guests,
    List<Storage> storages,
    List<Datastore> datastores) {

  /** Copies the lists. */
  public Cluster {
    nodes = List.copyOf(nodes);
    guests = List.copyOf(guests);
    storages = List.copyOf(storages);
    datastores = List.copyOf(datastores);
  }
}
