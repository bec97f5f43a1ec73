package io.monitorix.exporter.auth;

import java.time.Duration;
import java.util.function.UnaryOperator;

/** Finds out who asks. Safe for several threads. */
public interface Authenticator {

  /** Knows nobody, and has no credentials. */
  Authenticator NONE =
      new Authenticator() {
        @Override
        public boolean hasCredentials() {
          return false;
        }

        @Override
        public Outcome authenticate(Attempt attempt) {
          return new Outcome.Unknown();
        }
      };

  /** Whether there is anybody who could log in. Cheap: asked at each request. */
  boolean hasCredentials();

  /** Looks at what a request brings. */
  Outcome authenticate(Attempt attempt);

  /**
   * What a request brings.
   *
   * @param authorization the header of that name; empty where there is none
   * @param address of the client, without the port
   * @param headers the value of any header by its name; empty where there is none
   */
  record Attempt(String authorization, String address, UnaryOperator<String> headers) {

    /** One without headers of other names. */
    public Attempt(String authorization, String address) {
      this(authorization, address, name -> "");
    }

    /** Without what it brings, which is secret. */
    @Override
    public String toString() {
      return "Attempt[address=" + address + "]";
    }
  }

  /** What came of it. */
  sealed interface Outcome {

    /** It is this caller. */
    record Known(Caller caller) implements Outcome {}

    /** The request brings nothing that this authenticator could look at. */
    record Unknown() implements Outcome {}

    /**
     * What it brings does not hold.
     *
     * @param reason for a person; tells nobody whether a user exists
     */
    record Refused(String reason) implements Outcome {}

    /**
     * Not looked at: too many failed, or too many wait.
     *
     * @param retryAfter when to come again
     * @param crowded whether others are the reason, and not what this one did before
     */
    record Busy(String reason, Duration retryAfter, boolean crowded) implements Outcome {

      /** As too many failed. */
      public Busy(String reason, Duration retryAfter) {
        this(reason, retryAfter, false);
      }
    }
  }
}
