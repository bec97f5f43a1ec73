package io.monitorix.exporter.auth;

import io.monitorix.alerts.labels.LabelMatcher;
import io.monitorix.alerts.labels.Labels;
import io.monitorix.exporter.collect.Subject;
import io.monitorix.exporter.poll.Snapshot;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What a {@link Scope} lets somebody see of what is watched now: of series, alerts and events by
 * their labels, of the inventory by names. Which guests are in a pool, or have a tag, is as the
 * last polls told it. What does not say where it belongs is not seen. Immutable.
 */
public final class Visibility {

  /** Everything is seen. */
  public static final Visibility ALL = new Visibility(Scope.ALL, Set.of());

  private static final String CLUSTER = "cluster";
  private static final String ID = "id";

  /** Checks of services name the guest that they belong to so. */
  private static final String GUEST = "guest";

  private final Scope scope;

  /** Those that are seen, where pools or tags say which. */
  private final Set<Guest> guests;

  private record Guest(String cluster, String id) {}

  private Visibility(Scope scope, Set<Guest> guests) {
    this.scope = scope;
    this.guests = guests;
  }

  /**
   * What a scope lets see.
   *
   * @param snapshots what the last polls told
   */
  public static Visibility of(Scope scope, Collection<Snapshot> snapshots) {
    if (scope.isAll()) {
      return ALL;
    }
    Set<Guest> guests = new HashSet<>();
    for (Snapshot snapshot : snapshots) {
      if (isIn(scope.clusters(), snapshot.target())) {
        for (Subject.Guest guest : snapshot.inventory().guests()) {
          if (isSelected(scope, guest)) {
            guests.add(new Guest(snapshot.target(), guest.key()));
          }
        }
      }
    }
    return new Visibility(scope, guests);
  }

  private static boolean isIn(Set<String> wanted, String name) {
    return wanted.isEmpty() || wanted.contains(name);
  }

  private static boolean isSelected(Scope scope, Subject.Guest guest) {
    return isIn(scope.pools(), Objects.requireNonNullElse(guest.pool(), ""))
        && (scope.tags().isEmpty() || guest.tags().stream().anyMatch(scope.tags()::contains));
  }

  /** Whether nothing is left out. */
  public boolean isAll() {
    return scope.isAll();
  }

  /** Whether a series, an alert or an event with these labels is seen. */
  public boolean sees(Labels labels) {
    if (isAll()) {
      return true;
    }
    String cluster = labels.get(CLUSTER);
    if (cluster.isEmpty()) {
      return false;
    }
    String id = labels.get(ID);
    return sees(cluster, id.isEmpty() ? labels.get(GUEST) : id);
  }

  /**
   * Whether something is seen.
   *
   * @param cluster the name of a target
   * @param id of a guest, {@code qemu/100}; something else for what is none
   */
  public boolean sees(String cluster, String id) {
    return selectsGuests()
        ? guests.contains(new Guest(cluster, id))
        : isIn(scope.clusters(), cluster);
  }

  /** Whether a cluster, or some of its guests, may be seen. */
  public boolean mayShow(String cluster) {
    return isIn(scope.clusters(), cluster);
  }

  /** Whether all of a cluster is seen, and not some of its guests only. */
  public boolean seesAllOf(String cluster) {
    return !selectsGuests() && isIn(scope.clusters(), cluster);
  }

  /**
   * Whether matchers can match nothing but what is seen: they name a cluster that is seen, and
   * where guests are selected, one of them.
   */
  public boolean holds(List<LabelMatcher> matchers) {
    return isAll()
        || matchers.stream()
            .filter(matcher -> isEqual(matcher, CLUSTER))
            .anyMatch(cluster -> holds(cluster.value(), matchers));
  }

  private boolean holds(String cluster, List<LabelMatcher> matchers) {
    return selectsGuests()
        ? matchers.stream()
            .filter(matcher -> isEqual(matcher, ID))
            .anyMatch(id -> sees(cluster, id.value()))
        : scope.clusters().contains(cluster);
  }

  private static boolean isEqual(LabelMatcher matcher, String name) {
    return matcher.type() == LabelMatcher.Type.EQUAL && matcher.name().equals(name);
  }

  /** Whether matchers may match something that is seen. */
  public boolean touches(List<LabelMatcher> matchers) {
    if (isAll()) {
      return true;
    }
    return selectsGuests()
        ? guests.stream()
            .anyMatch(
                guest ->
                    takes(matchers, CLUSTER, guest.cluster()) && takes(matchers, ID, guest.id()))
        : scope.clusters().stream().anyMatch(cluster -> takes(matchers, CLUSTER, cluster));
  }

  private static boolean takes(List<LabelMatcher> matchers, String name, String value) {
    return matchers.stream()
        .filter(matcher -> matcher.name().equals(name))
        .allMatch(matcher -> matcher.matches(value));
  }

  private boolean selectsGuests() {
    return !scope.pools().isEmpty() || !scope.tags().isEmpty();
  }
}
