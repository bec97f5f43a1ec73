package io.monitorix.alerts.store.routing;

import io.monitorix.alerts.routing.dispatch.LogEntry;
import io.monitorix.alerts.routing.dispatch.NotificationLog;
import io.monitorix.alerts.routing.dispatch.QueuedNotification;
import io.monitorix.alerts.store.sql.Changes;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
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
  public List<QueuedNotification> queued() {
    return told.queued();
  }

  @Override
  public void queue(Collection<QueuedNotification> notifications) {
    Changes changes = new Changes();
    for (QueuedNotification each : notifications) {
      told.queue(each);
      changes.queued(each);
    }
    queue.andWait().accept(changes);
  }

  @Override
  public void queueSoon(QueuedNotification notification) {
    told.queue(notification);
    Changes changes = new Changes();
    changes.queued(notification);
    queue.soon().accept(changes);
  }

  @Override
  public void dequeue(String groupKey, String integration) {
    if (told.dequeue(groupKey, integration)) {
      Changes changes = new Changes();
      changes.dequeued(groupKey, integration);
      queue.soon().accept(changes);
    }
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
    if (told.dequeue(entry.groupKey(), entry.integration())) {
      changes.dequeued(entry.groupKey(), entry.integration());
    }
    return changes;
  }

  @Override
  public void forgetExpired(Instant now) {
    told.forgetExpired(now);
  }
}
