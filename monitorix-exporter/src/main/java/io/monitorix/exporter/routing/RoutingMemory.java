package io.monitorix.exporter.routing;

import io.monitorix.alerts.routing.dispatch.GroupStore;
import io.monitorix.alerts.routing.dispatch.MemoryNotificationLog;
import io.monitorix.alerts.routing.dispatch.NotificationLog;
import io.monitorix.alerts.routing.silence.SilenceStore;

/**
 * What routing remembers.
 *
 * @param log what was told
 * @param groups when groups are due; kept over a reload at least
 * @param posted what others have sent
 */
public record RoutingMemory(
    SilenceStore silences, NotificationLog log, GroupStore groups, PostedAlerts posted) {

  /** A new one that outlives reloads, and that a restart empties. */
  public static RoutingMemory untilRestart() {
    return new RoutingMemory(
        SilenceStore.NONE, new MemoryNotificationLog(), new MemoryGroupStore(), PostedAlerts.NONE);
  }
}
