package io.monitorix.client;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Hears of what happens to the calls of a client. Called on the threads of the calls, several at
 * once: be thread-safe and brief. What a listener throws is logged and hurts no call.
 */
public interface CallListener {

  /** A call ended, in a value or not. */
  default void callEnded(EndedCall call) {}

  /** A call failed and is tried again after a wait. */
  default void callRetried(RetriedCall call) {}

  /** A server is left alone, tried with one call, or called as usual again. */
  default void circuitChanged(Server server, CircuitState state) {}

  /** Another server is called from now on, because the one before failed. */
  default void serverChanged(Server from, Server to) {}

  /**
   * A server showed a certificate that is not believed: somebody may sit on the wire. Told each
   * time, also where another server then answered.
   */
  default void certificateRefused(Server server, TrustException refusal) {}

  /** What a circuit breaker does with calls. */
  enum CircuitState {
    /** It lets them through. */
    CLOSED,
    /** It lets one through, whose outcome decides. */
    HALF_OPEN,
    /** It lets none through. */
    OPEN;

    /** The word as a metric's label has it, for example {@code half_open}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A call that ended.
   *
   * @param endpoint as the API viewer names it: a safe label for a metric
   * @param node the node that the path names; null where it names none
   * @param server the one that was asked last
   * @param waited for its turn; not part of the duration
   * @param duration from when it was its turn, waits between attempts included
   * @param attempts how many requests were made for it, logins not counted; 0 where none was
   * @param failure null unless the outcome is one of its kinds; tells the status
   */
  record EndedCall(
      Method method,
      String endpoint,
      @Nullable String node,
      Server server,
      Duration waited,
      Duration duration,
      int attempts,
      Outcome outcome,
      @Nullable ProxmoxException failure) {}

  /**
   * A call that is tried again.
   *
   * @param endpoint as the API viewer names it
   * @param server the one that was asked last
   * @param attempt which one failed, from 1
   * @param pause until the next one
   */
  record RetriedCall(
      Method method,
      String endpoint,
      Server server,
      int attempt,
      Duration pause,
      ProxmoxException failure) {}
}
