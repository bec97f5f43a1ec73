package io.monitorix.exporter.events;

import io.monitorix.exporter.events.TargetState.Guest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what changed between two states of a target. For one use. */
final class TargetChanges {

  private final String cluster;
  private final Instant time;
  private final List<Change> found = new ArrayList<>();

  private TargetChanges(String cluster, Instant time) {
    this.cluster = cluster;
    this.time = time;
  }

  /** All that did, the target first, then its nodes, then its guests. */
  static List<Change> between(TargetState before, TargetState after, String cluster, Instant time) {
    TargetChanges changes = new TargetChanges(cluster, time);
    changes.target(before, after);
    changes.nodes(before.nodes(), after.nodes());
    changes.guests(before.guests(), after.guests());
    return changes.found;
  }

  private void target(TargetState before, TargetState after) {
    if (before.reachable() != after.reachable()) {
      String text = after.reachable() ? cluster + " answers again" : cluster + " does not answer";
      add(
          EventType.TARGET_STATUS,
          "target/" + cluster,
          reachable(before.reachable()),
          reachable(after.reachable()),
          text,
          Map.of());
    }
  }

  private static String reachable(boolean reachable) {
    return reachable ? "reachable" : "unreachable";
  }

  private void nodes(@Nullable Map<String, Boolean> before, @Nullable Map<String, Boolean> after) {
    if (before == null || after == null) {
      return;
    }
    for (String name : both(before, after)) {
      String was = online(before.get(name));
      String is = online(after.get(name));
      if (!Objects.equals(was, is)) {
        String text =
            is == null
                ? "node " + name + " is no longer in the cluster"
                : "node " + name + (was == null ? " is new, and " : " is ") + is;
        add(EventType.NODE_STATUS, "node/" + name, was, is, text, Map.of("node", name));
      }
    }
  }

  private static @Nullable String online(@Nullable Boolean online) {
    return online == null ? null : online ? "online" : "offline";
  }

  private void guests(@Nullable Map<String, Guest> before, @Nullable Map<String, Guest> after) {
    if (before == null || after == null) {
      return;
    }
    for (String id : both(before, after)) {
      Guest was = before.get(id);
      Guest is = after.get(id);
      if (was != null && is != null) {
        moved(id, was, is);
        turned(id, was, is);
      } else if (is != null) {
        String text = named(id, is) + " is new on " + is.node() + ", and " + is.status();
        add(EventType.GUEST_STATUS, id, null, is.status(), text, labels(is));
      } else if (was != null) {
        String text = named(id, was) + " is gone from " + was.node();
        add(EventType.GUEST_STATUS, id, was.status(), null, text, labels(was));
      }
    }
  }

  private void moved(String id, Guest was, Guest is) {
    if (!was.node().equals(is.node())) {
      String text = named(id, is) + " moved from " + was.node() + " to " + is.node();
      add(EventType.GUEST_MIGRATED, id, was.node(), is.node(), text, labels(is));
    }
  }

  private void turned(String id, Guest was, Guest is) {
    if (!was.status().equals(is.status())) {
      String text =
          "%s is %s on %s, and was %s"
              .formatted(named(id, is), is.status(), is.node(), was.status());
      add(EventType.GUEST_STATUS, id, was.status(), is.status(), text, labels(is));
    }
  }

  private static String named(String id, Guest guest) {
    return guest.name().isEmpty() ? "guest " + id : "guest " + guest.name() + " (" + id + ")";
  }

  private static Map<String, String> labels(Guest guest) {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("node", guest.node());
    if (!guest.name().isEmpty()) {
      labels.put("name", guest.name());
    }
    return labels;
  }

  private static Set<String> both(Map<String, ?> before, Map<String, ?> after) {
    Set<String> names = new LinkedHashSet<>(before.keySet());
    names.addAll(after.keySet());
    return names;
  }

  private void add(
      EventType type,
      String subject,
      @Nullable String before,
      @Nullable String after,
      String text,
      Map<String, String> labels) {
    found.add(new Change(time, type, cluster, subject, before, after, text, labels));
  }
}
