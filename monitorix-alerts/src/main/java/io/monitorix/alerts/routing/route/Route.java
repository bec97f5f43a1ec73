package io.monitorix.alerts.routing.route;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.routing.matchers.Matchers;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * A route, with what it takes from its parents.
 *
 * @param key the matchers from the root on, such as <code>{}/{a="b"}</code>: how group keys begin
 * @param id the key with the places among siblings, which no other route has: <code>{}/{a="b"}/0
 *     </code>
 * @param groupBy names of labels; none: all alerts of the route are one group
 * @param groupByAll whether each label set is a group of its own
 * @param continues whether siblings after it are tried although it matches
 */
public record Route(
    String key,
    String id,
    Matchers matchers,
    String receiver,
    Set<String> groupBy,
    boolean groupByAll,
    Duration groupWait,
    Duration groupInterval,
    Duration repeatInterval,
    boolean continues,
    List<String> muteTimeIntervals,
    List<String> activeTimeIntervals,
    List<Route> routes) {

  public Route {
    groupBy = Set.copyOf(groupBy);
    muteTimeIntervals = List.copyOf(muteTimeIntervals);
    activeTimeIntervals = List.copyOf(activeTimeIntervals);
    routes = List.copyOf(routes);
  }

  /** Those of the labels that tell its groups apart. */
  public Labels groupLabels(Labels labels) {
    return groupByAll ? labels : labels.keep(groupBy);
  }

  /** The key of the group that has these labels, as Alertmanager writes it. */
  public String groupKey(Labels groupLabels) {
    return key + ":" + GroupLabels.text(groupLabels);
  }

  /** The group's id, which no group of another route has. */
  public String groupId(Labels groupLabels) {
    return id + ":" + GroupLabels.text(groupLabels);
  }

  Route withRoutes(List<Route> children) {
    return new Route(
        key,
        id,
        matchers,
        receiver,
        groupBy,
        groupByAll,
        groupWait,
        groupInterval,
        repeatInterval,
        continues,
        muteTimeIntervals,
        activeTimeIntervals,
        children);
  }

  /** The id alone: with all that is below, it would be a book. */
  @Override
  public String toString() {
    return id;
  }
}
