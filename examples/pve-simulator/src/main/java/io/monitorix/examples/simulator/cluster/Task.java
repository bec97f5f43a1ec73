package io.monitorix.examples.simulator.cluster;

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
    @Nullable String exitStatus) {

  Task ended(long at, String status) {
    return new Task(upid, node, pid, processStart, type, id, user, tokenName, start, at, status);
  }
}
