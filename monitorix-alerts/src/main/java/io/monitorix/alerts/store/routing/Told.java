package io.monitorix.alerts.store.routing;

import io.monitorix.alerts.labels.Fingerprint;
import io.monitorix.alerts.routing.dispatch.LogEntry;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What integrations were told, as it is in the database or will be once it has taken what waits.
 * Thread-safe.
 */
public final class Told {

  private record Key(String groupKey, String integration) {}

  private final Map<Key, LogEntry> entries = new ConcurrentHashMap<>();

  /** What a database has. */
  public Told(Collection<LogEntry> entries) {
    entries.forEach(this::put);
  }

  Optional<LogEntry> find(String groupKey, String integration) {
    return Optional.ofNullable(entries.get(new Key(groupKey, integration)));
  }

  void put(LogEntry entry) {
    entries.put(new Key(entry.groupKey(), entry.integration()), entry);
  }

  void forgetExpired(Instant now) {
    entries.values().removeIf(entry -> !now.isBefore(entry.expiresAt()));
  }

  /** The alerts of which somebody was told last that they fire. */
  Set<Fingerprint> firing() {
    Set<Fingerprint> firing = new HashSet<>();
    entries.values().forEach(entry -> firing.addAll(entry.firing()));
    return firing;
  }
}
