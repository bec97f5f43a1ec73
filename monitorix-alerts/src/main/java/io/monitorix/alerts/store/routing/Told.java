package io.monitorix.alerts.store.routing;

import io.monitorix.alerts.labels.Fingerprint;
import io.monitorix.alerts.routing.dispatch.LogEntry;
import io.monitorix.alerts.routing.dispatch.QueuedNotification;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What integrations were told, and what they have yet to be told, as it is in the database or will
 * be once it has taken what waits. Thread-safe.
 */
public final class Told {

  private record Key(String groupKey, String integration) {}

  private final Map<Key, LogEntry> entries = new ConcurrentHashMap<>();
  private final Map<Key, QueuedNotification> queue = new ConcurrentHashMap<>();

  /** What a database has. */
  public Told(Collection<LogEntry> entries, Collection<QueuedNotification> queued) {
    entries.forEach(this::put);
    queued.forEach(this::queue);
  }

  List<QueuedNotification> queued() {
    return List.copyOf(queue.values());
  }

  void queue(QueuedNotification notification) {
    queue.put(new Key(notification.groupKey(), notification.integration()), notification);
  }

  /** Whether anything was queued. */
  boolean dequeue(String groupKey, String integration) {
    return queue.remove(new Key(groupKey, integration)) != null;
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

  /**
   * The alerts of which somebody was told last that they fire, or perhaps was: whether what is
   * queued went out before a process was killed, nobody knows.
   */
  Set<Fingerprint> firing() {
    Set<Fingerprint> firing = new HashSet<>();
    entries.values().forEach(entry -> firing.addAll(entry.firing()));
    queue.values().forEach(each -> firing.addAll(each.firing()));
    return firing;
  }
}
