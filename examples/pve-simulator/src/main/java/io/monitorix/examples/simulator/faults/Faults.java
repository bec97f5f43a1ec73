package io.monitorix.examples.simulator.faults;

import io.monitorix.examples.simulator.access.Authenticator;
import io.monitorix.examples.simulator.cluster.Cluster;
import io.monitorix.examples.simulator.cluster.NodeSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Switches for what can go wrong with a cluster, at run time. Each stays on until {@link #clear()};
 * several may be on at once. Setting one again replaces it.
 *
 * <p>Thread-safe: the list of faults is immutable and replaced as a whole.
 */
public final class Faults extends FaultSwitches<Faults> {
  private final Cluster cluster;

  /** Switches for a cluster and for who is let in, all off. */
  public Faults(Cluster cluster, Authenticator authenticator) {
    super(authenticator);
    this.cluster = cluster;
  }

  private Faults(Faults whole, String pathPrefix) {
    super(whole, pathPrefix);
    this.cluster = whole.cluster;
  }

  @Override
  public Faults on(String prefix) {
    return new Faults(this, prefix);
  }

  /**
   * Cuts a node's power: it shows as offline, its guests and storages as unknown, and calls about
   * it are answered with 595. When it is the contacted node itself, connections are dropped without
   * an answer, as there is nobody left to give one.
   *
   * @throws IllegalArgumentException when there is no such node
   */
  public Faults nodeDown(String name) {
    cluster.power(name, false);
    return this;
  }

  /**
   * Gives a node its power back: it has booted just then, and so have its guests.
   *
   * @throws IllegalArgumentException when there is no such node
   */
  public Faults nodeUp(String name) {
    cluster.power(name, true);
    return this;
  }

  /**
   * Has all tasks of a type fail, also those that run: they do nothing and end with this status.
   *
   * @param type such as {@code qmstart}, {@code vzdump}
   */
  public Faults failTask(String type, String exitStatus) {
    cluster.failTasks(type, exitStatus);
    return this;
  }

  /**
   * Has all tasks of a type that begin from now on take this long.
   *
   * @throws IllegalArgumentException when the duration is negative
   */
  public Faults slowTask(String type, Duration time) {
    if (time.isNegative()) {
      throw new IllegalArgumentException(
          "a task of %s: a duration cannot be negative".formatted(time));
    }
    cluster.prolongTasks(type, time);
    return this;
  }

  /** The types of the tasks that fail, and with what status. */
  public Map<String, String> failingTasks() {
    return cluster.failingTasks();
  }

  /** The types of the tasks that take another time, and how many seconds. */
  public Map<String, Long> slowTasks() {
    return cluster.prolongedTasks();
  }

  /** The names of the nodes without power. */
  public List<String> nodesDown() {
    return cluster.plan().nodes().stream()
        .map(NodeSpec::name)
        .filter(name -> !cluster.isOnline(name))
        .toList();
  }

  /** Gives all nodes their power back, and lets tasks go as they should. */
  @Override
  void clearAll() {
    cluster.freeTasks();
    for (NodeSpec node : cluster.plan().nodes()) {
      cluster.power(node.name(), true);
    }
  }

  @Override
  Faults self() {
    return this;
  }
}
