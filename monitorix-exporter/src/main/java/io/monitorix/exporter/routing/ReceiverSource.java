package io.monitorix.exporter.routing;

import io.monitorix.alerts.routing.config.RoutingConfig;
import io.monitorix.alerts.yaml.FileException;
import io.monitorix.exporter.config.RoutingSettings;
import java.util.Set;

/** Knows the kinds of receivers, and makes those that a routing file asks for. */
public interface ReceiverSource {

  /** The keys that a receiver of a file may have, such as {@code webhook_configs}. */
  Set<String> keys();

  /**
   * Makes the receivers of a file.
   *
   * @param config with what {@code monitorix.yml} adds to it
   * @param settings what else holds for all of them
   * @throws FileException with all that is wrong with them
   */
  Receivers read(RoutingConfig config, RoutingSettings settings);
}
