package io.monitorix.alerts.store.query;

import io.monitorix.alerts.labels.Fingerprint;
import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.rules.AlertState;
import io.monitorix.alerts.rules.RuleKey;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An alert that went from one state to another.
 *
 * @param id of this entry, unique in one database
 * @param time of the evaluation that found it
 * @param fingerprint of the labels
 * @param labels without external ones
 * @param annotations as expanded then, sorted by name
 * @param value of the alert's element then, or the last one it had
 * @param before null for a new alert
 * @param after inactive for one that is over, be it that it never fired
 */
public record HistoryEntry(
    long id,
    Instant time,
    RuleKey rule,
    Fingerprint fingerprint,
    Labels labels,
    Map<String, String> annotations,
    double value,
    @Nullable AlertState before,
    AlertState after) {

  public HistoryEntry {
    annotations = Collections.unmodifiableMap(new TreeMap<>(annotations));
  }

  /** Where a page that follows it begins. */
  public Cursor cursor() {
    return new Cursor(time.toEpochMilli(), id);
  }
}
