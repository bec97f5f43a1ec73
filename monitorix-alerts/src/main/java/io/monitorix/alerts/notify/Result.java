package io.monitorix.alerts.notify;

import java.time.Duration;
import java.util.Optional;

/** What became of an attempt to send. None of its texts holds a secret of the configuration. */
public sealed interface Result {

  /**
   * The service took it.
   *
   * @param detail what is worth knowing though it was sent, such as a template that failed; empty
   *     if there is nothing
   * @param externalId what the service calls the message, for {@link Message#previous}
   */
  record Sent(String detail, Optional<String> externalId) implements Result {}

  /**
   * It was not taken now, and may be later.
   *
   * @param reason for people
   * @param after how long the service wants to be left alone, if it says so
   */
  record Retry(String reason, Optional<Duration> after) implements Result {}

  /**
   * It never will be taken.
   *
   * @param reason for people: what was refused and, as far as it is known, what to do
   */
  record Failed(String reason) implements Result {}

  /** Taken, with nothing to add. */
  static Result sent() {
    return new Sent("", Optional.empty());
  }

  /** Not taken now, without a word on when. */
  static Result retry(String reason) {
    return new Retry(reason, Optional.empty());
  }

  /** The same with a remark, if it was sent. */
  default Result noting(String remark) {
    if (!(this instanceof Sent sent) || remark.isEmpty()) {
      return this;
    }
    return new Sent(
        sent.detail().isEmpty() ? remark : sent.detail() + "; " + remark, sent.externalId());
  }
}
