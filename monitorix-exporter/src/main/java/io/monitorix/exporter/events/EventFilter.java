package io.monitorix.exporter.events;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Which events somebody wants. Immutable. */
public final class EventFilter {

  /** All of them. */
  public static final EventFilter ALL = new EventFilter(List.of(), List.of(), List.of());

  private static final int MOST = 100;

  private final List<Glob> types;
  private final List<Glob> subjects;
  private final List<Glob> clusters;

  private EventFilter(List<Glob> types, List<Glob> subjects, List<Glob> clusters) {
    this.types = types;
    this.subjects = subjects;
    this.clusters = clusters;
  }

  /**
   * Events of one of these kinds, about one of these subjects, in one of these clusters. In each of
   * them {@code *} stands for any characters; a list without elements lets everything through.
   *
   * @throws IllegalArgumentException if no kind of event is called so, or there are more than 100
   */
  public static EventFilter of(List<String> types, List<String> subjects, List<String> clusters) {
    if (types.size() + subjects.size() + clusters.size() > MOST) {
      throw new IllegalArgumentException("expected at most " + MOST + " of type, id and cluster");
    }
    for (String type : types) {
      Glob glob = new Glob(type);
      if (Arrays.stream(EventType.values()).noneMatch(each -> glob.matches(each.key()))) {
        throw new IllegalArgumentException("no event has the type '" + type + "'; use " + known());
      }
    }
    return new EventFilter(globs(types), globs(subjects), globs(clusters));
  }

  private static String known() {
    return Arrays.stream(EventType.values())
        .map(EventType::key)
        .collect(Collectors.joining(", ", "", ", or a beginning with *, such as alert.*"));
  }

  private static List<Glob> globs(List<String> texts) {
    return texts.stream().map(Glob::new).toList();
  }

  /** Whether it is wanted. */
  public boolean matches(Event event) {
    Change change = event.change();
    return passes(types, change.type().key())
        && passes(subjects, change.subject())
        && passes(clusters, change.cluster());
  }

  private static boolean passes(List<Glob> globs, String text) {
    return globs.isEmpty() || globs.stream().anyMatch(glob -> glob.matches(text));
  }
}
