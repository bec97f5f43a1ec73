package io.monitorix.client.pbs;

import io.monitorix.client.internal.Endpoint;
import java.time.Instant;

/** Which part of the journal to read. Immutable. */
public final class JournalRange {

  private final Parameters parameters;

  private JournalRange(Parameters parameters) {
    this.parameters = parameters;
  }

  /**
   * The last lines.
   *
   * @throws IllegalArgumentException when their number is negative
   */
  public static JournalRange last(int lines) {
    return new JournalRange(Parameters.NONE.atLeast(0, "lastentries", lines));
  }

  /** From one second to another. */
  public static JournalRange between(Instant since, Instant until) {
    return new JournalRange(
        Parameters.NONE
            .with("since", Long.toString(since.getEpochSecond()))
            .with("until", Long.toString(until.getEpochSecond())));
  }

  /**
   * What came after a place in the journal.
   *
   * @param cursor the last line of an earlier answer, which is the place where that ended
   */
  public static JournalRange after(String cursor) {
    return new JournalRange(Parameters.NONE.with("startcursor", cursor));
  }

  Endpoint appliedTo(Endpoint endpoint) {
    return parameters.appliedTo(endpoint);
  }
}
