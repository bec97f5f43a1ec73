package io.monitorix.client.pve;

import io.monitorix.client.internal.Endpoint;
import io.monitorix.client.task.TaskOutcome;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which tasks of a node to list. Immutable: each method gives a new filter that is narrower by one
 * condition, or has another value for it.
 */
public final class TaskFilter {

  /** Where Proxmox looks for tasks. */
  public enum Source {
    /** Those that have ended; Proxmox's default. */
    ARCHIVE,
    /** Those that run or ended a moment ago. */
    ACTIVE,
    /** Both. */
    ALL
  }

  private final Map<String, String> parameters;

  private TaskFilter(Map<String, String> parameters) {
    this.parameters = Map.copyOf(parameters);
  }

  /** No condition: the newest 50 of those that have ended. */
  public static TaskFilter none() {
    return new TaskFilter(Map.of());
  }

  /** Only tasks that started at this second or later. */
  public TaskFilter since(Instant start) {
    return with("since", Long.toString(start.getEpochSecond()));
  }

  /** Only tasks that started at this second or before. */
  public TaskFilter until(Instant start) {
    return with("until", Long.toString(start.getEpochSecond()));
  }

  /**
   * How many at most; 50 unless given.
   *
   * @throws IllegalArgumentException when it is negative
   */
  public TaskFilter limit(int tasks) {
    return with("limit", notNegative(tasks, "limit"));
  }

  /**
   * How many of the newest to pass over.
   *
   * @throws IllegalArgumentException when it is negative
   */
  public TaskFilter start(int tasks) {
    return with("start", notNegative(tasks, "start"));
  }

  /** Only tasks of this type, for example {@code vzdump}. */
  public TaskFilter type(String type) {
    return with("typefilter", type);
  }

  /** Only tasks of users whose name holds this text. */
  public TaskFilter user(String part) {
    return with("userfilter", part);
  }

  /** Only tasks of this guest. */
  public TaskFilter vmid(int vmid) {
    return with("vmid", Integer.toString(vmid));
  }

  /** Only tasks that ended in one of these ways. */
  public TaskFilter outcomes(Collection<TaskOutcome> outcomes) {
    return with(
        "statusfilter",
        new TreeSet<>(outcomes)
            .stream().map(TaskOutcome::parameter).collect(Collectors.joining(",")));
  }

  /** Where to look; {@link Source#ARCHIVE} unless given. */
  public TaskFilter source(Source source) {
    return with("source", source.name().toLowerCase(Locale.ROOT));
  }

  Endpoint appliedTo(Endpoint endpoint) {
    Endpoint narrowed = endpoint;
    for (String name : new TreeSet<>(parameters.keySet())) {
      narrowed = narrowed.with(name, parameters.getOrDefault(name, ""));
    }
    return narrowed;
  }

  private TaskFilter with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(parameters);
    more.put(name, value);
    return new TaskFilter(more);
  }

  private static String notNegative(int value, String name) {
    if (value < 0) {
      throw new IllegalArgumentException(name + " must not be negative, but is " + value);
    }
    return Integer.toString(value);
  }
}
