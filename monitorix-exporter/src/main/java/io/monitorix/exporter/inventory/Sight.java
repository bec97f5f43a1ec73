package io.monitorix.exporter.inventory;

import io.monitorix.exporter.auth.Scope;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * What somebody sees of the inventory: the one place that says so.
 *
 * @param scope theirs
 */
public record Sight(Scope scope) {

  /** All of it. */
  public static final Sight ALL = new Sight(Scope.ALL);

  /** Whether they see that there is such a cluster. */
  public boolean cluster(String name) {
    return scope.clusters().isEmpty() || scope.clusters().contains(name);
  }

  /** Whether they see the cluster as such: its nodes, storages and datastores. */
  public boolean whole(String cluster) {
    return cluster(cluster) && scope.pools().isEmpty() && scope.tags().isEmpty();
  }

  /**
   * Whether they see the guest.
   *
   * @param pool null for none
   */
  public boolean guest(String cluster, @Nullable String pool, Collection<String> tags) {
    return cluster(cluster)
        && (scope.pools().isEmpty() || (pool != null && scope.pools().contains(pool)))
        && (scope.tags().isEmpty() || tags.stream().anyMatch(scope.tags()::contains));
  }
}
