package io.monitorix.examples.simulator.faults;

import java.time.Duration;

/** One way in which answers go wrong. */
public sealed interface Fault {

  /** Answers come this much later. */
  record Slow(Duration by) implements Fault {}

  /** Answers are this status and reason phrase, with an empty body. */
  record FailWith(int status, String reason) implements Fault {}

  /** Faults without a parameter. */
  enum Plain implements Fault {
    /** Answers are 403. */
    DENY_PERMISSION,
    /** The body is not JSON, though it says so. */
    GARBAGE_JSON,
    /** The connection ends in the middle of the body. */
    TRUNCATE_BODY,
    /** The body is a web page, as a proxy in between sends one. */
    HTML_INSTEAD_OF_JSON,
    /** The connection is closed without an answer. */
    DROP_CONNECTIONS,
    /** Fields that usually are there are missing. */
    MISSING_FIELDS
  }
}
