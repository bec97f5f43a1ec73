package io.monitorix.alerts.routing.heartbeat;

import java.util.Optional;

/** Sends one beat. */
@FunctionalInterface
public interface Pulse {

  /** Sends it, and waits for the answer: why it was not taken, or nothing if it was. */
  Optional<String> send();
}
