package io.monitorix.exporter.auth;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which part of what is watched somebody sees. Sets of different kinds are taken together: a guest
 * is seen that is in one of the clusters <em>and</em> in one of the pools <em>and</em> has one of
 * the tags. An empty set leaves its kind open.
 *
 * @param clusters names of targets
 * @param pools names of resource pools
 * @param tags of guests
 */
public record Scope(Set<String> clusters, Set<String> pools, Set<String> tags) {

  /** Everything. */
  public static final Scope ALL = new Scope(Set.of(), Set.of(), Set.of());

  /** Copies the sets; they are in the order of the alphabet. */
  public Scope {
    clusters = Collections.unmodifiableSet(new TreeSet<>(clusters));
    pools = Collections.unmodifiableSet(new TreeSet<>(pools));
    tags = Collections.unmodifiableSet(new TreeSet<>(tags));
  }

  /** Whether nothing is left out. */
  public boolean isAll() {
    return clusters.isEmpty() && pools.isEmpty() && tags.isEmpty();
  }

  /**
   * What both see.
   *
   * @return empty where they have nothing in common, which no scope can say
   */
  public Optional<Scope> and(Scope other) {
    Optional<Set<String>> bothClusters = both(clusters, other.clusters);
    Optional<Set<String>> bothPools = both(pools, other.pools);
    Optional<Set<String>> bothTags = both(tags, other.tags);
    return bothClusters.isEmpty() || bothPools.isEmpty() || bothTags.isEmpty()
        ? Optional.empty()
        : Optional.of(new Scope(bothClusters.get(), bothPools.get(), bothTags.get()));
  }

  private static Optional<Set<String>> both(Set<String> some, Set<String> others) {
    if (some.isEmpty() || others.isEmpty()) {
      return Optional.of(some.isEmpty() ? others : some);
    }
    Set<String> common = new TreeSet<>(some);
    common.retainAll(others);
    return common.isEmpty() ? Optional.empty() : Optional.of(common);
  }

  /** Whether this sees nothing that the other does not. */
  public boolean isWithin(Scope other) {
    return isWithin(clusters, other.clusters)
        && isWithin(pools, other.pools)
        && isWithin(tags, other.tags);
  }

  private static boolean isWithin(Set<String> some, Set<String> others) {
    return others.isEmpty() || (!some.isEmpty() && others.containsAll(some));
  }
}
