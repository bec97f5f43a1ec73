package io.monitorix.alerts.routing.dispatch;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A log that a restart empties. Thread-safe. */
public final class MemoryNotificationLog implements NotificationLog {

  private record Key(String groupKey, String integration) {}

  private final Map<Key, LogEntry> entries = new ConcurrentHashMap<>();

  @Override
  public Optional<LogEntry> find(String groupKey, String integration) {
    return Optional.ofNullable(entries.get(new Key(groupKey, integration)));
  }

  @Override
  public void record(LogEntry entry) {
    entries.put(new Key(entry.groupKey(), entry.integration()), entry);
  }

  @Override
  public void forgetExpired(Instant now) {
    entries.values().removeIf(entry -> !now.isBefore(entry.expiresAt()));
  }
}
