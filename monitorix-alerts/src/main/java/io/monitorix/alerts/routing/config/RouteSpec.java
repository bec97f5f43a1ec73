package io.monitorix.alerts.routing.config;

import io.monitorix.alerts.routing.matchers.Matchers;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A route, as the file has it: what it does not say it takes from its parent.
 *
 * @param receiver null to inherit
 * @param groupBy names of labels; null to inherit, which an empty list means, too
 * @param groupByAll {@code ...}: each label set is a group
 * @param groupWait null to inherit, as are the other times
 * @param continues whether siblings after it are tried although it matches
 * @param line on which it begins, from 1
 */
public record RouteSpec(
    @Nullable String receiver,
    Matchers matchers,
    @Nullable List<String> groupBy,
    boolean groupByAll,
    @Nullable Duration groupWait,
    @Nullable Duration groupInterval,
    @Nullable Duration repeatInterval,
    boolean continues,
    List<String> muteTimeIntervals,
    List<String> activeTimeIntervals,
    List<RouteSpec> routes,
    int line) {

  public RouteSpec {
    groupBy = groupBy == null ? null : List.copyOf(groupBy);
    muteTimeIntervals = List.copyOf(muteTimeIntervals);
    activeTimeIntervals = List.copyOf(activeTimeIntervals);
    routes = List.copyOf(routes);
  }
}
