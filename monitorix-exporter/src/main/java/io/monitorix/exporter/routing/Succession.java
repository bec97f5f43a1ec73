package io.monitorix.exporter.routing;

import io.monitorix.alerts.labels.Fingerprint;
import io.monitorix.alerts.routing.AlertRouting;
import io.monitorix.alerts.routing.alert.Alert;
import io.monitorix.alerts.routing.dispatch.DeliveryReason.Verdict;
import io.monitorix.alerts.routing.dispatch.Dispatcher;
import io.monitorix.alerts.routing.dispatch.GroupState;
import io.monitorix.alerts.routing.dispatch.GroupStore;
import io.monitorix.alerts.routing.dispatch.GroupView;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a routing leaves to the one that takes its place. */
final class Succession {

  private static final Set<Verdict> UNTOLD = EnumSet.of(Verdict.BEING_TOLD, Verdict.GIVEN_UP);

  private Succession() {}

  /** Groups know resolved alerts that have yet to be told longer than the board does. */
  static List<Alert> alerts(AlertRouting routing) {
    Map<Fingerprint, Alert> known = new LinkedHashMap<>();
    routing
        .dispatcher()
        .groups()
        .forEach(group -> group.alerts().forEach(alert -> known.put(alert.fingerprint(), alert)));
    routing.board().alerts().forEach(alert -> known.put(alert.fingerprint(), alert));
    return List.copyOf(known.values());
  }

  /**
   * Nobody tries again what was not handed over yet, and a new file may be what it waited for: such
   * groups are due now rather than at their next turn. What is being handed over at this moment may
   * be told twice.
   */
  static void hurryUntold(AlertRouting routing, GroupStore groups, InstantSource clock) {
    Dispatcher dispatcher = routing.dispatcher();
    Instant now = clock.instant();
    for (GroupView group : dispatcher.groups()) {
      boolean untold =
          group.alerts().stream()
              .flatMap(alert -> dispatcher.explain(alert).stream())
              .filter(reason -> reason.groupKey().equals(group.key()))
              .anyMatch(reason -> UNTOLD.contains(reason.verdict()));
      if (untold) {
        groups.save(new GroupState(group.route().groupId(group.labels()), now, true));
      }
    }
  }
}
