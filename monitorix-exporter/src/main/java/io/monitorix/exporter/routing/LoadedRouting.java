package io.monitorix.exporter.routing;

import io.monitorix.alerts.routing.RoutingPolicy;
import io.monitorix.alerts.routing.config.ReceiverSpec;
import io.monitorix.alerts.routing.config.RoutingConfig;
import io.monitorix.alerts.yaml.FileException;
import io.monitorix.exporter.config.RoutingSettings;
import java.util.List;
import java.util.Set;

/**
 * A routing file that was read, and its receivers.
 *
 * @param shown its text without secrets
 */
record LoadedRouting(
    RoutingConfig config, RoutingPolicy policy, Receivers receivers, String shown) {

  /** Alerts are taken and shown, and nobody is told. */
  private static final String NO_FILE =
      "route:\n  receiver: default\nreceivers:\n- name: default\n";

  /**
   * Reads it.
   *
   * @throws FileException with all that is wrong with it
   */
  static LoadedRouting read(RoutingSettings settings, ReceiverSource source) {
    RoutingConfig config =
        settings
            .text()
            .map(given -> RoutingConfig.parse(given.name(), given.text(), source.keys()))
            .or(() -> settings.configFile().map(file -> RoutingConfig.read(file, source.keys())))
            .orElseGet(() -> RoutingConfig.parse("no routing.config_file", NO_FILE, Set.of()));
    String shown =
        settings
            .text()
            .map(given -> ShownConfig.ofText(given.text()))
            .or(() -> settings.configFile().map(ShownConfig::of))
            .orElse(NO_FILE);
    RoutingConfig extended = OwnReceivers.add(settings.receivers(), config, source.keys());
    PolicyNamesCheck.check(settings.policy(), config);
    return new LoadedRouting(
        extended, settings.policy().policy(), source.read(extended, settings), shown);
  }

  /** Receivers that the file wants to be told in ways that there are not. */
  List<String> untold() {
    return config.receivers().stream()
        .filter(receiver -> !receiver.integrations().isEmpty())
        .map(ReceiverSpec::name)
        .filter(name -> receivers.integrations().getOrDefault(name, List.of()).isEmpty())
        .toList();
  }
}
