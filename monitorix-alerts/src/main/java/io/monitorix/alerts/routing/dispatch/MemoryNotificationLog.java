package io.monitorix.alerts.routing.dispatch;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A log that a restart empties. Thread-safe. */
public final class MemoryNotificationLog implements NotificationLog {

  private record Key(String groupKey, String integration) {}

  private final Map<Key, LogEntry> entries = new ConcurrentHashMap<>();
  private final Map<Key, QueuedNotification> queue = new ConcurrentHashMap<>();

  @Override
  public List<QueuedNotification> queued() {
    return List.copyOf(queue.values());
  }

  @Override
  public void queue(Collection<QueuedNotification> notifications) {
    notifications.forEach(each -> queue.put(new Key(each.groupKey(), each.integration()), each));
  }

  @Override
  public void dequeue(String groupKey, String integration) {
    queue.remove(new Key(groupKey, integration));
  }

  @Override
  public Optional<LogEntry> find(String groupKey, String integration) {
    return Optional.ofNullable(entries.get(new Key(groupKey, integration)));
  }

  @Override
  public void record(LogEntry entry) {
    Key key = new Key(entry.groupKey(), entry.integration());
    entries.put(key, entry);
    queue.remove(key);
  }

  @Override
  public void forgetExpired(Instant now) {
    entries.values().removeIf(entry -> !now.isBefore(entry.expiresAt()));
  }
}
