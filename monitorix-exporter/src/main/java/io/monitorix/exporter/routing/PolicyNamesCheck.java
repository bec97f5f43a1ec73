package io.monitorix.exporter.routing;

import io.monitorix.alerts.routing.config.ReceiverSpec;
import io.monitorix.alerts.routing.config.RoutingConfig;
import io.monitorix.alerts.yaml.FileException;
import io.monitorix.alerts.yaml.FileProblem;
import io.monitorix.exporter.config.NamedPlace;
import io.monitorix.exporter.config.PolicySettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Checks that a routing file has what the configuration names of it. */
final class PolicyNamesCheck {

  private PolicyNamesCheck() {}

  /**
   * Checks it.
   *
   * @throws FileException with each name that the routing file does not have
   */
  static void check(PolicySettings policy, RoutingConfig config) {
    List<FileProblem> problems = new ArrayList<>();
    List<String> receivers = config.receivers().stream().map(ReceiverSpec::name).toList();
    add(policy.receivers(), "receiver", receivers, config, problems);
    Collection<String> intervals = config.timeIntervals().specs().keySet();
    add(policy.intervals(), "time interval", intervals, config, problems);
    if (!problems.isEmpty()) {
      throw new FileException(problems);
    }
  }

  private static void add(
      List<NamedPlace> places,
      String kind,
      Collection<String> known,
      RoutingConfig config,
      List<FileProblem> problems) {
    for (NamedPlace place : places) {
      if (!known.contains(place.name())) {
        String there = known.isEmpty() ? "it has none" : "it has " + String.join(", ", known);
        problems.add(
            new FileProblem(
                place.file(),
                place.line(),
                place.column(),
                "%s: %s has no %s '%s'; %s"
                    .formatted(place.path(), config.file(), kind, place.name(), there)));
      }
    }
  }
}
