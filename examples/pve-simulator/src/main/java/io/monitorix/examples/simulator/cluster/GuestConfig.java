package io.monitorix.examples.simulator.cluster;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What users change about a guest; immutable.
 *
 * @param description null without
 * @param tags may be empty
 * @param onBoot whether it starts with its node
 * @param snapshots oldest first
 * @param parent the snapshot that the present state comes from; null without
 * @param revision one more with each change: the digest follows from it
 */
public record GuestConfig(
    @Nullable String description,
    List<String> tags,
    boolean onBoot,
    List<GuestSnapshot> snapshots,
    @Nullable String parent,
    int revision) {

  /** Copies the lists. */
  public GuestConfig {
    tags = List.copyOf(tags);
    snapshots = List.copyOf(snapshots);
  }

  /** The tags as PVE sends them, separated by semicolons; null when there are none. */
  public @Nullable String tagText() {
    return tags.isEmpty() ? null : String.join(";", tags);
  }

  /** The snapshot with this name; null when there is none. */
  public @Nullable GuestSnapshot snapshot(String name) {
    for (GuestSnapshot snapshot : snapshots) {
      if (snapshot.name().equals(name)) {
        return snapshot;
      }
    }
    return null;
  }

  /** With another description. */
  public GuestConfig describedAs(@Nullable String text) {
    return new GuestConfig(text, tags, onBoot, snapshots, parent, revision + 1);
  }

  /** With other tags. */
  public GuestConfig tagged(List<String> newTags) {
    return new GuestConfig(description, newTags, onBoot, snapshots, parent, revision + 1);
  }

  /** Starting with its node or not. */
  public GuestConfig startingWithNode(boolean starts) {
    return new GuestConfig(description, tags, starts, snapshots, parent, revision + 1);
  }

  GuestConfig with(GuestSnapshot snapshot) {
    List<GuestSnapshot> more = new ArrayList<>(snapshots);
    more.add(snapshot);
    return new GuestConfig(description, tags, onBoot, more, snapshot.name(), revision + 1);
  }

  /** Without this snapshot; what was taken upon it now stands upon its parent. */
  GuestConfig without(GuestSnapshot gone) {
    List<GuestSnapshot> rest = new ArrayList<>();
    for (GuestSnapshot s : snapshots) {
      if (!s.equals(gone)) {
        rest.add(
            gone.name().equals(s.parent())
                ? new GuestSnapshot(
                    s.name(), s.description(), s.takenAt(), gone.parent(), s.withMemory())
                : s);
      }
    }
    String newParent = gone.name().equals(parent) ? gone.parent() : parent;
    return new GuestConfig(description, tags, onBoot, rest, newParent, revision + 1);
  }

  GuestConfig rolledBackTo(GuestSnapshot snapshot) {
    return new GuestConfig(description, tags, onBoot, snapshots, snapshot.name(), revision + 1);
  }
}
