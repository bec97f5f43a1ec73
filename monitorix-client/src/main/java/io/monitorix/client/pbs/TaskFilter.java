package io.monitorix.client.pbs;

import io.monitorix.client.internal.Endpoint;
import io.monitorix.client.task.TaskOutcome;
import java.time.Instant;
import java.util.Collection;
import java.util.TreeSet;

/**
 * Which tasks to list. Immutable: each method gives a new filter that is narrower by one condition,
 * or has another value for it.
 */
public final class TaskFilter {

  private final Parameters parameters;

  private TaskFilter(Parameters parameters) {
    this.parameters = parameters;
  }

  /** No condition: the newest 50, those that run among them. */
  public static TaskFilter none() {
    return new TaskFilter(Parameters.NONE);
  }

  /** Only tasks that started at this second or later. */
  public TaskFilter since(Instant start) {
    return new TaskFilter(parameters.with("since", Long.toString(start.getEpochSecond())));
  }

  /** Only tasks that started at this second or before. */
  public TaskFilter until(Instant start) {
    return new TaskFilter(parameters.with("until", Long.toString(start.getEpochSecond())));
  }

  /**
   * How many at most; 50 unless given, 0 for all.
   *
   * @throws IllegalArgumentException when it is negative
   */
  public TaskFilter limit(int tasks) {
    return new TaskFilter(parameters.atLeast(0, "limit", tasks));
  }

  /**
   * How many of the newest to pass over.
   *
   * @throws IllegalArgumentException when it is negative
   */
  public TaskFilter start(int tasks) {
    return new TaskFilter(parameters.atLeast(0, "start", tasks));
  }

  /** Only tasks whose type holds this text, for example {@code verif}. */
  public TaskFilter type(String part) {
    return new TaskFilter(parameters.with("typefilter", part));
  }

  /** Only tasks of users and tokens whose name holds this text. */
  public TaskFilter user(String part) {
    return new TaskFilter(parameters.with("userfilter", part));
  }

  /** Only tasks that concern this datastore. */
  public TaskFilter datastore(String name) {
    return new TaskFilter(parameters.with("store", name));
  }

  /** Whether to list only tasks that run. */
  public TaskFilter running(boolean only) {
    return new TaskFilter(parameters.with("running", only));
  }

  /** Only tasks that ended in one of these ways; none that run. */
  public TaskFilter outcomes(Collection<TaskOutcome> outcomes) {
    return new TaskFilter(
        parameters.with(
            "statusfilter", new TreeSet<>(outcomes).stream().map(TaskOutcome::parameter).toList()));
  }

  Endpoint appliedTo(Endpoint endpoint) {
    return parameters.appliedTo(endpoint);
  }
}
