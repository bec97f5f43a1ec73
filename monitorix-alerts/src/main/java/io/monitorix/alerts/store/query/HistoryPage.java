package io.monitorix.alerts.store.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the history.
 *
 * @param entries the newest first
 * @param next where the next page begins; null if this is the last one
 */
public record HistoryPage(List<HistoryEntry> entries, @Nullable Cursor next) {

  public HistoryPage {
    entries = List.copyOf(entries);
  }
}
