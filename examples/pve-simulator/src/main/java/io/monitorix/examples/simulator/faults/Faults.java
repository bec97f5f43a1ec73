package io.monitorix.examples.simulator.faults;

import io.monitorix.examples.simulator.cluster.Cluster;
import io.monitorix.examples.simulator.cluster.NodeSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Switches for what can go wrong, at run time. Each stays on until {@link #clear()}; several may be
 * on at once. Setting one again replaces it.
 *
 * <p>Thread-safe: the list of faults is immutable and replaced as a whole.
 */
public final class Faults {
  private final Cluster cluster;
  private final Board board;
  private final String pathPrefix;

  /** Switches for a cluster, all off. */
  public Faults(Cluster cluster) {
    this(cluster, new Board(), "");
  }

  private Faults(Cluster cluster, Board board, String pathPrefix) {
    this.cluster = cluster;
    this.board = board;
    this.pathPrefix = pathPrefix;
  }

  /**
   * The same switches, for some paths only.
   *
   * @param prefix of the API path without {@code /api2/json}, such as {@code /nodes/pve2} or {@code
   *     /cluster/resources}
   */
  public Faults on(String prefix) {
    return new Faults(cluster, board, prefix);
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
   * Delays every answer.
   *
   * @throws IllegalArgumentException when the duration is negative
   */
  public Faults slow(Duration by) {
    if (by.isNegative()) {
      throw new IllegalArgumentException("slow by %s: a delay cannot be negative".formatted(by));
    }
    return add(new Fault.Slow(by));
  }

  /**
   * Answers with this status and reason phrase and an empty body.
   *
   * @throws IllegalArgumentException when the status is not from 400 to 599
   */
  public Faults failWith(int status, String reason) {
    if (status < 400 || status > 599) {
      throw new IllegalArgumentException(
          "fail with %d: a failure's status is from 400 to 599".formatted(status));
    }
    return add(new Fault.FailWith(status, reason));
  }

  /** Answers 403, as when the rights have been taken away. */
  public Faults denyPermission() {
    return add(Fault.Plain.DENY_PERMISSION);
  }

  /** Answers with a body that is not JSON, though it says so. */
  public Faults garbageJson() {
    return add(Fault.Plain.GARBAGE_JSON);
  }

  /** Ends the connection in the middle of each body. */
  public Faults truncateBody() {
    return add(Fault.Plain.TRUNCATE_BODY);
  }

  /** Answers 200 with a web page, as a proxy or a login portal in between does. */
  public Faults htmlInsteadOfJson() {
    return add(Fault.Plain.HTML_INSTEAD_OF_JSON);
  }

  /** Closes the connection once the request has been read. */
  public Faults dropConnections() {
    return add(Fault.Plain.DROP_CONNECTIONS);
  }

  /**
   * Leaves out fields that are optional but usually there: names, CPU, memory, uptime, tags,
   * levels, versions' details.
   */
  public Faults missingFields() {
    return add(Fault.Plain.MISSING_FIELDS);
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

  /**
   * Switches off everything set through this object's paths; without a prefix it is everything, all
   * nodes get their power back, and tasks go as they should.
   */
  public Faults clear() {
    if (pathPrefix.isEmpty()) {
      board.update(faults -> List.of());
      cluster.freeTasks();
      for (NodeSpec node : cluster.plan().nodes()) {
        cluster.power(node.name(), true);
      }
    } else {
      board.update(
          faults -> faults.stream().filter(f -> !f.pathPrefix().equals(pathPrefix)).toList());
    }
    return this;
  }

  /** All that is on, whatever its paths. */
  public List<ActiveFault> active() {
    return board.active;
  }

  /** The names of the nodes without power. */
  public List<String> nodesDown() {
    return cluster.plan().nodes().stream()
        .map(NodeSpec::name)
        .filter(name -> !cluster.isOnline(name))
        .toList();
  }

  /** What is on for one API path (without {@code /api2/json}). */
  public List<Fault> activeFor(String path) {
    List<ActiveFault> all = board.active;
    return all.isEmpty()
        ? List.of()
        : all.stream().filter(f -> f.concerns(path)).map(ActiveFault::fault).toList();
  }

  private Faults add(Fault fault) {
    ActiveFault added = new ActiveFault(pathPrefix, fault);
    board.update(
        faults ->
            Stream.concat(faults.stream().filter(f -> !f.sameSwitchAs(added)), Stream.of(added))
                .toList());
    return this;
  }

  /** The faults that all views of one simulator share. */
  private static final class Board {
    private volatile List<ActiveFault> active = List.of();

    synchronized void update(UnaryOperator<List<ActiveFault>> change) {
      active = change.apply(active);
    }
  }
}
