package io.monitorix.exporter.auth;

import java.util.Collections;
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
}
