package io.monitorix.examples.simulator.cluster;

import org.jspecify.annotations.Nullable;

/**
 * Who asks for a task.
 *
 * @param user with its realm, such as {@code root@pam}
 * @param tokenName the API token that is used; null for a ticket
 */
public record Requester(String user, @Nullable String tokenName) {
  /** The cluster itself: its schedules and daemons. */
  static final Requester ROOT = new Requester("root@pam", null);
}
