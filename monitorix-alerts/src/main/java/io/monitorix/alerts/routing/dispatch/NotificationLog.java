package io.monitorix.alerts.routing.dispatch;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Remembers what has to be told until it is told, and what was told, so that it is told once: over
 * a restart, too, where it is persistent. Implementations are thread-safe.
 */
public interface NotificationLog {

  /** All that was queued and is not told; asked once, when the dispatcher is made. */
  List<QueuedNotification> queued();

  /**
   * Queues notifications, each in place of the one for the same group and integration. They are
   * durable when the call returns: only then somebody is told.
   */
  void queue(Collection<QueuedNotification> notifications);

  /** The same, where a loss does no harm: it does not have to be durable when the call returns. */
  default void queueSoon(QueuedNotification notification) {
    queue(List.of(notification));
  }

  /**
   * Drops what is queued for a group and an integration, if anything is; it does not have to be
   * durable when the call returns.
   */
  void dequeue(String groupKey, String integration);

  /**
   * What an integration was last told of a group.
   *
   * @param integration its {@link Integration#key()}
   */
  Optional<LogEntry> find(String groupKey, String integration);

  /**
   * Remembers an entry, in place of the last one of the same group and integration, and drops what
   * is queued for them: both or nothing.
   */
  void record(LogEntry entry);

  /**
   * Remembers an entry whose loss does no harm, as what it says would be found again: it does not
   * have to be durable when the call returns.
   */
  default void recordSoon(LogEntry entry) {
    record(entry);
  }

  /** Drops what has expired by then. */
  void forgetExpired(Instant now);
}
