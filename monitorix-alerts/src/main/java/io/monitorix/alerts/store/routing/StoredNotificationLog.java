package io.monitorix.alerts.store.routing;

import io.monitorix.alerts.routing.dispatch.LogEntry;
import io.monitorix.alerts.routing.dispatch.NotificationLog;
import io.monitorix.alerts.store.sql.Changes;
import java.time.Instant;
import java.util.Optional;

/** Answers from memory. The store deletes by itself what has expired. Thread-safe. */
final class StoredNotificationLog implements NotificationLog {

  private final Told told;
  private final RoutingStore.Queue queue;

  StoredNotificationLog(Told told, RoutingStore.Queue queue) {
    this.told = told;
    this.queue = queue;
  }

  @Override
  public Optional<LogEntry> find(String groupKey, String integration) {
    return told.find(groupKey, integration);
  }

  @Override
  public void record(LogEntry entry) {
    queue.andWait().accept(changed(entry));
  }

  @Override
  public void recordSoon(LogEntry entry) {
    queue.soon().accept(changed(entry));
  }

  private Changes changed(LogEntry entry) {
    told.put(entry);
    Changes changes = new Changes();
    changes.told(entry);
    return changes;
  }

  @Override
  public void forgetExpired(Instant now) {
    told.forgetExpired(now);
  }
}
