package io.monitorix.client.pve;

import io.monitorix.client.internal.Endpoint;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which lines of a node's journal to read: the last ones, those of a time, or those on one side of
 * a place in it. Immutable.
 */
public final class JournalFilter {

  private final @Nullable Integer lastEntries;
  private final @Nullable Long since;
  private final @Nullable Long until;
  private final @Nullable String startCursor;
  private final @Nullable String endCursor;

  private JournalFilter(
      @Nullable Integer lastEntries,
      @Nullable Long since,
      @Nullable Long until,
      @Nullable String startCursor,
      @Nullable String endCursor) {
    this.lastEntries = lastEntries;
    this.since = since;
    this.until = until;
    this.startCursor = startCursor;
    this.endCursor = endCursor;
  }

  /**
   * The last lines.
   *
   * @throws IllegalArgumentException when their number is zero or negative
   */
  public static JournalFilter last(int lines) {
    return new JournalFilter(positive(lines), null, null, null, null);
  }

  /** All lines between two moments, to the second. Many: think of the limit of an answer. */
  public static JournalFilter between(Instant from, Instant to) {
    return new JournalFilter(null, from.getEpochSecond(), to.getEpochSecond(), null, null);
  }

  /**
   * The lines before a place.
   *
   * @param cursor as {@link io.monitorix.client.pve.model.Journal#startCursor()} gives it
   * @throws IllegalArgumentException when their number is zero or negative
   */
  public static JournalFilter before(String cursor, int lines) {
    return new JournalFilter(positive(lines), null, null, null, cursor);
  }

  /**
   * All lines after a place: what is new.
   *
   * @param cursor as {@link io.monitorix.client.pve.model.Journal#endCursor()} gives it
   */
  public static JournalFilter after(String cursor) {
    return new JournalFilter(null, null, null, cursor, null);
  }

  private static int positive(int lines) {
    if (lines <= 0) {
      throw new IllegalArgumentException("at least one line must be asked for, not " + lines);
    }
    return lines;
  }

  Endpoint appliedTo(Endpoint endpoint) {
    return new Form(endpoint)
        .put("lastentries", lastEntries)
        .put("since", since)
        .put("until", until)
        .put("startcursor", startCursor)
        .put("endcursor", endCursor)
        .endpoint();
  }
}
