package io.monitorix.examples.simulator.cluster;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A task of a node.
 *
 * @param upid its unique id
 * @param pid of its worker
 * @param processStart the worker's start in ticks since the node's boot
 * @param type such as {@code qmstart}, {@code vzdump}
 * @param id what it is about: a guest's number
 * @param user who started it, such as {@code root@pam}
 * @param tokenName the token that was used; null for a ticket
 * @param start epoch seconds
 * @param end epoch seconds; null while it runs
 * @param exitStatus {@code OK} or what went wrong; null while it runs
 * @param lines what it has written so far
 */
public record Task(
    String upid,
    String node,
    int pid,
    long processStart,
    String type,
    String id,
    String user,
    @Nullable String tokenName,
    long start,
    @Nullable Long end,
    @Nullable String exitStatus,
    Lines lines) {

  /** Lines of a log, put into words when somebody reads them: most are never read. */
  @FunctionalInterface
  public interface Lines {
    /** None. */
    Lines NONE = List::of;

    /** The lines, the same each time. */
    List<String> read();
  }

  /** The lines that it has written so far. */
  public List<String> log() {
    return lines.read();
  }

  /** Whether it ended in an error; neither success nor warnings are one. */
  public boolean failed() {
    return exitStatus != null && !exitStatus.equals("OK") && !exitStatus.startsWith("WARNINGS");
  }

  Task ended(long at, String status, Lines more) {
    String last = status.equals("OK") ? "TASK OK" : "TASK ERROR: " + status;
    Lines before = lines;
    return new Task(
        upid,
        node,
        pid,
        processStart,
        type,
        id,
        user,
        tokenName,
        start,
        at,
        status,
        () -> Stream.of(before.read(), more.read(), List.of(last)).flatMap(List::stream).toList());
  }
}
