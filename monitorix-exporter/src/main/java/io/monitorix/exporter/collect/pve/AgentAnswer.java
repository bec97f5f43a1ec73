package io.monitorix.exporter.collect.pve;

import org.jspecify.annotations.Nullable;

/**
 * What came of asking the agent in a virtual machine.
 *
 * @param <T> what it was asked for
 * @param said what it said; null unless it is up, and where it is but cannot tell
 */
record AgentAnswer<T>(State state, @Nullable T said) {

  /** How the agent is. */
  enum State {
    /** The machine is configured to have none. */
    OFF,
    /** There should be one, and it does not answer. */
    SILENT,
    /** It answers. */
    UP,
    /** It was not asked: the machine is locked, or has just stopped. */
    UNASKED
  }

  static <T> AgentAnswer<T> without(State state) {
    return new AgentAnswer<>(state, null);
  }

  /** Whether the machine is known to be configured for an agent. */
  boolean isConfigured() {
    return state == State.UP || state == State.SILENT;
  }
}
