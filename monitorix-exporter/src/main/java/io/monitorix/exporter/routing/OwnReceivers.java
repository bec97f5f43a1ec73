package io.monitorix.exporter.routing;

import io.monitorix.alerts.routing.config.ReceiverSpec;
import io.monitorix.alerts.routing.config.RoutingConfig;
import io.monitorix.alerts.yaml.FileException;
import io.monitorix.alerts.yaml.FileProblem;
import io.monitorix.alerts.yaml.Problems;
import io.monitorix.exporter.config.ReceiverSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Adds to a routing file what {@code monitorix.yml} has of its receivers. */
final class OwnReceivers {

  private OwnReceivers() {}

  /**
   * The routing file with it.
   *
   * @param keys that integrations may have
   * @throws FileException if the routing file lacks one of the receivers
   */
  static RoutingConfig add(
      List<ReceiverSettings> receivers, RoutingConfig config, Set<String> keys) {
    check(receivers, config);
    Map<String, Problems> problems = new LinkedHashMap<>();
    RoutingConfig extended = config;
    for (ReceiverSettings receiver : receivers) {
      if (!receiver.integrations().isEmpty()) {
        String file = receiver.integrations().file();
        Problems found = problems.computeIfAbsent(file, Problems::new);
        extended = extended.with(receiver.name(), receiver.integrations().value(found), keys);
      }
    }
    problems.values().forEach(Problems::throwIfAny);
    return extended;
  }

  private static void check(List<ReceiverSettings> receivers, RoutingConfig config) {
    List<String> known = config.receivers().stream().map(ReceiverSpec::name).toList();
    List<FileProblem> unknown = new ArrayList<>();
    for (ReceiverSettings receiver : receivers) {
      if (!known.contains(receiver.name())) {
        ReceiverSettings.Place place = receiver.place();
        unknown.add(
            new FileProblem(
                place.file(),
                place.line(),
                place.column(),
                "routing.receivers: "
                    + config.file()
                    + " has no receiver '"
                    + receiver.name()
                    + "'; it has "
                    + String.join(", ", known)));
      }
    }
    if (!unknown.isEmpty()) {
      throw new FileException(unknown);
    }
  }
}
