package io.monitorix.alerts.store.query;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A page of the history, the newest first.
 *
 * @param filter its states are those that alerts went into
 * @param from the earliest time, included; null for the beginning
 * @param to the latest time, included; null for the end
 * @param before where the page before this one ended; null for the first page
 * @param limit entries on a page, 1 to {@value #MOST}
 */
public record HistoryQuery(
    AlertFilter filter,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable Cursor before,
    int limit) {

  /** The most entries on a page. */
  public static final int MOST = 1_000;

  /** The newest hundred entries. */
  public static final HistoryQuery NEWEST =
      new HistoryQuery(AlertFilter.ALL, null, null, null, 100);

  public HistoryQuery {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("limit is not between 1 and " + MOST + ": " + limit);
    }
  }

  /** The same of some alerts. */
  public HistoryQuery of(AlertFilter alerts) {
    return new HistoryQuery(alerts, from, to, before, limit);
  }

  /** The same between two times, both included. */
  public HistoryQuery between(@Nullable Instant earliest, @Nullable Instant latest) {
    return new HistoryQuery(filter, earliest, latest, before, limit);
  }

  /** The same behind a page; null for the first one. */
  public HistoryQuery before(@Nullable Cursor page) {
    return new HistoryQuery(filter, from, to, page, limit);
  }

  /** The same with pages of another size. */
  public HistoryQuery limit(int entries) {
    return new HistoryQuery(filter, from, to, before, entries);
  }
}
