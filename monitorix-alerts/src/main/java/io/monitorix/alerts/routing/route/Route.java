package io.monitorix.alerts.routing.route;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.labels.Names;
import io.monitorix.alerts.routing.matchers.Matchers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A route, with what it takes from its parents.
 *
 * @param key the matchers from the root on, such as <code>{}/{a="b"}</code>: how group keys begin
 * @param id the key with the places among siblings, which no other route has: <code>{}/{a="b"}/0
 *     </code>
 * @param groupBy names of labels; none: all alerts of the route are one group
 * @param groupByAll whether each label set is a group of its own
 * @param minimumAge how long alerts have to fire until the route takes them; zero but for
 *     escalations
 * @param continues whether siblings after it are tried although it matches
 * @param escalations what alerts of the route take besides once they are old enough
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
    Duration minimumAge,
    boolean continues,
    List<String> muteTimeIntervals,
    List<String> activeTimeIntervals,
    List<Route> escalations,
    List<Route> routes) {

  public Route {
    groupBy = Set.copyOf(groupBy);
    muteTimeIntervals = List.copyOf(muteTimeIntervals);
    activeTimeIntervals = List.copyOf(activeTimeIntervals);
    escalations = List.copyOf(escalations);
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

  /** Whether alerts have to fire for some time until it takes them. */
  public boolean isEscalation() {
    return !minimumAge.isZero();
  }

  Route withRoutes(List<Route> children) {
    return with(escalations, children);
  }

  /** With the steps of its receiver, and its children with those of theirs. */
  Route escalated(Map<String, List<Escalation>> steps) {
    return with(
        steps.getOrDefault(receiver, List.of()).stream().map(this::escalation).toList(),
        routes.stream().map(child -> child.escalated(steps)).toList());
  }

  /**
   * The same alerts in the same groups, for another receiver. Its key has no matchers that a file
   * could have, and no age, so that a step that is moved is no other one.
   */
  private Route escalation(Escalation step) {
    String name = "/escalation=" + Names.quote(step.to());
    return new Route(
        key + name,
        id + name,
        matchers,
        step.to(),
        groupBy,
        groupByAll,
        Duration.ZERO,
        groupInterval,
        repeatInterval,
        step.after(),
        false,
        muteTimeIntervals,
        activeTimeIntervals,
        List.of(),
        List.of());
  }

  private Route with(List<Route> further, List<Route> children) {
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
        minimumAge,
        continues,
        muteTimeIntervals,
        activeTimeIntervals,
        further,
        children);
  }

  /** The id alone: with all that is below, it would be a book. */
  @Override
  public String toString() {
    return id;
  }
}
