package io.monitorix.examples.simulator.cluster;

/**
 * A task that is about to begin.
 *
 * @param type such as {@code qmstart}
 * @param id what it is about; may be empty
 * @param seconds how long it takes
 * @param opening the first lines of its log
 */
record Job(
    NodeSpec node,
    String type,
    String id,
    Requester by,
    long seconds,
    Task.Lines opening,
    Course course) {

  /** A task that does nothing but find out what is wrong. */
  static Job refused(NodeSpec node, String type, String id, Requester by) {
    return new Job(node, type, id, by, 0, Task.Lines.NONE, at -> Outcome.OK);
  }

  /** What becomes of a task. */
  interface Course {
    /**
     * Takes effect at the task's end.
     *
     * @param at seconds since the simulation began
     */
    Outcome finish(long at);

    /** Undoes what marked it as under way. Comes first at every end, also a bad one. */
    default void release() {}
  }

  /**
   * How a task ends.
   *
   * @param status {@code OK} or what went wrong
   * @param lines what it writes to its log at the end
   */
  record Outcome(String status, Task.Lines lines) {
    static final Outcome OK = new Outcome("OK", Task.Lines.NONE);

    static Outcome failed(String status) {
      return new Outcome(status, Task.Lines.NONE);
    }
  }
}
