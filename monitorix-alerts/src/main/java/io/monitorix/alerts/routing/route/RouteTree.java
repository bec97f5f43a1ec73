package io.monitorix.alerts.routing.route;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.routing.config.RouteSpec;
import io.monitorix.alerts.routing.matchers.Matchers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The tree of routes. Immutable.
 *
 * @param root matches all alerts
 */
public record RouteTree(Route root) {

  /** Alertmanager's default of {@code group_wait}. */
  public static final Duration GROUP_WAIT = Duration.ofSeconds(30);

  /** Alertmanager's default of {@code group_interval}. */
  public static final Duration GROUP_INTERVAL = Duration.ofMinutes(5);

  /** Alertmanager's default of {@code repeat_interval}. */
  public static final Duration REPEAT_INTERVAL = Duration.ofHours(4);

  private static final Route DEFAULTS =
      new Route(
          "",
          "",
          Matchers.NONE,
          "",
          Set.of(),
          false,
          GROUP_WAIT,
          GROUP_INTERVAL,
          REPEAT_INTERVAL,
          Duration.ZERO,
          false,
          List.of(),
          List.of(),
          List.of(),
          List.of());

  /** The tree that the file describes. */
  public static RouteTree of(RouteSpec root) {
    String key = root.matchers().toString();
    return new RouteTree(route(root, DEFAULTS, key, key));
  }

  /**
   * The same with escalations, in place of those that it has.
   *
   * @param steps of receivers, by their names; those of one receiver lead to different others
   */
  public RouteTree escalated(Map<String, List<Escalation>> steps) {
    return new RouteTree(root.escalated(steps));
  }

  /**
   * The routes that alerts with these labels take, depth first, each with its escalations behind
   * it: these take an alert when it is old enough.
   */
  public List<Route> matchEscalated(Labels labels) {
    return match(labels).stream()
        .flatMap(route -> Stream.concat(Stream.of(route), route.escalations().stream()))
        .toList();
  }

  /**
   * The routes that alerts with these labels take, depth first: at least one, and no escalation. A
   * route that matches hands the alert to its children, and keeps it if none of them matches; those
   * after the first that matches are tried only if that one continues.
   */
  public List<Route> match(Labels labels) {
    List<Route> found = new ArrayList<>();
    if (root.matchers().matches(labels)) {
      match(root, labels, found);
    }
    return found;
  }

  private static void match(Route route, Labels labels, List<Route> found) {
    int before = found.size();
    for (Route child : route.routes()) {
      if (child.matchers().matches(labels)) {
        match(child, labels, found);
        if (!child.continues()) {
          break;
        }
      }
    }
    if (found.size() == before) {
      found.add(route);
    }
  }

  private static Route route(RouteSpec spec, Route parent, String key, String id) {
    Route own =
        new Route(
            key,
            id,
            spec.matchers(),
            spec.receiver() == null ? parent.receiver() : spec.receiver(),
            spec.groupBy() == null ? parent.groupBy() : Set.copyOf(spec.groupBy()),
            spec.groupByAll() || (spec.groupBy() == null && parent.groupByAll()),
            spec.groupWait() == null ? parent.groupWait() : spec.groupWait(),
            spec.groupInterval() == null ? parent.groupInterval() : spec.groupInterval(),
            spec.repeatInterval() == null ? parent.repeatInterval() : spec.repeatInterval(),
            Duration.ZERO,
            spec.continues(),
            spec.muteTimeIntervals(),
            spec.activeTimeIntervals(),
            List.of(),
            List.of());
    List<Route> children = new ArrayList<>();
    for (RouteSpec child : spec.routes()) {
      String step = "/" + child.matchers();
      children.add(route(child, own, key + step, id + step + "/" + children.size()));
    }
    return own.withRoutes(children);
  }
}
