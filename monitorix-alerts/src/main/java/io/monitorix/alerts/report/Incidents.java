package io.monitorix.alerts.report;

import io.monitorix.alerts.rules.AlertState;
import io.monitorix.alerts.store.AlertStore;
import io.monitorix.alerts.store.database.DatabaseException;
import io.monitorix.alerts.store.query.AlertFilter;
import io.monitorix.alerts.store.query.Cursor;
import io.monitorix.alerts.store.query.HistoryEntry;
import io.monitorix.alerts.store.query.HistoryPage;
import io.monitorix.alerts.store.query.HistoryQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The alerts that fired in a period; not those of the severities {@code info} and {@code none},
 * which are no incidents.
 *
 * @param all the newest first
 */
public record Incidents(Instant from, Instant to, List<Incident> all) {

  private static final Set<String> NONE = Set.of("info", "none");

  /** Copies the list. */
  public Incidents {
    all = List.copyOf(all);
  }

  /**
   * Reads them.
   *
   * @throws DatabaseException if the database cannot be read
   */
  public static Incidents read(AlertStore store, Instant from, Instant to) {
    List<Incident> found = new ArrayList<>();
    // The history goes back in time: ends come before beginnings.
    Map<String, HistoryEntry> ends = new HashMap<>();
    Set<String> begun = new HashSet<>();
    Cursor next = null;
    do {
      HistoryPage page =
          store.history(
              HistoryQuery.NEWEST.limit(HistoryQuery.MOST).between(from, to).before(next));
      for (HistoryEntry entry : page.entries()) {
        String key = entry.rule() + " " + entry.fingerprint();
        if (entry.before() == AlertState.FIRING && entry.after() != AlertState.FIRING) {
          ends.put(key, entry);
        } else if (entry.after() == AlertState.FIRING && entry.before() != AlertState.FIRING) {
          Optional<Instant> end = Optional.ofNullable(ends.remove(key)).map(HistoryEntry::time);
          found.add(new Incident(entry.labels(), entry.time(), end));
          begun.add(key);
        }
      }
      next = page.next();
    } while (next != null);
    ends.values()
        .forEach(end -> found.add(new Incident(end.labels(), from, Optional.of(end.time()))));
    store.alerts(AlertFilter.ALL.in(AlertState.FIRING)).stream()
        .filter(alert -> !begun.contains(alert.rule() + " " + alert.fingerprint()))
        .forEach(
            alert -> {
              Instant since = alert.alert().firedAt();
              found.add(
                  new Incident(
                      alert.alert().labels(),
                      since == null ? alert.alert().activeAt() : since,
                      Optional.empty()));
            });
    return new Incidents(
        from,
        to,
        found.stream()
            .filter(incident -> !NONE.contains(incident.severity()))
            .sorted(Comparator.comparing(Incident::startsAt).reversed())
            .toList());
  }

  /** How many there were of each severity. */
  public Map<String, Long> bySeverity() {
    return all.stream()
        .collect(Collectors.groupingBy(Incident::severity, TreeMap::new, Collectors.counting()));
  }

  /** The one that fired for the longest time. */
  public Optional<Incident> longest() {
    return all.stream().max(Comparator.comparing(incident -> incident.lasted(to)));
  }

  /** The names of alerts, how often each fired; the most frequent first. */
  public List<Map.Entry<String, Long>> mostFrequent() {
    return all.stream()
        .collect(Collectors.groupingBy(Incident::alertname, TreeMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .toList();
  }

  /** Those that fire on. */
  public List<Incident> open() {
    return all.stream().filter(incident -> incident.endsAt().isEmpty()).toList();
  }
}
