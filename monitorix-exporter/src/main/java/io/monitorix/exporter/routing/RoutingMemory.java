package io.monitorix.exporter.routing;

import io.monitorix.alerts.routing.alert.PostedAlertStore;
import io.monitorix.alerts.routing.dispatch.GroupStore;
import io.monitorix.alerts.routing.dispatch.MemoryGroupStore;
import io.monitorix.alerts.routing.dispatch.MemoryNotificationLog;
import io.monitorix.alerts.routing.dispatch.NotificationLog;
import io.monitorix.alerts.routing.hold.HoldMemory;
import io.monitorix.alerts.routing.silence.SilenceStore;
import io.monitorix.alerts.store.routing.RoutingStore;

/**
 * What routing remembers.
 *
 * @param log what was told
 * @param groups when groups are due; kept over a reload at least
 * @param posted what others have sent
 * @param holds what is told later; kept over a reload at least
 */
public record RoutingMemory(
    SilenceStore silences,
    NotificationLog log,
    GroupStore groups,
    PostedAlertStore posted,
    HoldMemory holds) {

  /** One that keeps what is told later until a restart. */
  public RoutingMemory(
      SilenceStore silences, NotificationLog log, GroupStore groups, PostedAlertStore posted) {
    this(silences, log, groups, posted, HoldMemory.untilRestart());
  }

  /** One that outlives restarts. */
  public static RoutingMemory of(RoutingStore store) {
    return new RoutingMemory(
        store.silences(), store.notifications(), store.groups(), store.alerts(), store.holds());
  }

  /** A new one that outlives reloads, and that a restart empties. */
  public static RoutingMemory untilRestart() {
    return new RoutingMemory(
        SilenceStore.NONE,
        new MemoryNotificationLog(),
        new MemoryGroupStore(),
        PostedAlertStore.NONE,
        HoldMemory.untilRestart());
  }
}
