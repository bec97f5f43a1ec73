package io.monitorix.alerts.routing.dispatch;

import java.time.Instant;
import java.util.Optional;

/**
 * Remembers what was told, so that it is told once: over a restart, too, where it is persistent.
 * Implementations are thread-safe.
 */
public interface NotificationLog {

  /**
   * What an integration was last told of a group.
   *
   * @param integration its {@link Integration#key()}
   */
  Optional<LogEntry> find(String groupKey, String integration);

  /** Remembers an entry, in place of the last one of the same group and integration. */
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
