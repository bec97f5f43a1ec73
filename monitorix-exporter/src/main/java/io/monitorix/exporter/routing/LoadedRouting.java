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
    if (settings.configFile().isEmpty()) {
      RoutingConfig nobody = RoutingConfig.parse("no routing.config_file", NO_FILE, Set.of());
      PolicyNamesCheck.check(settings.policy(), nobody);
      return new LoadedRouting(nobody, settings.policy().policy(), source.read(nobody), NO_FILE);
    }
    RoutingConfig config = RoutingConfig.read(settings.configFile().get(), source.keys());
    String shown = ShownConfig.of(settings.configFile().get());
    PolicyNamesCheck.check(settings.policy(), config);
    return new LoadedRouting(config, settings.policy().policy(), source.read(config), shown);
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
