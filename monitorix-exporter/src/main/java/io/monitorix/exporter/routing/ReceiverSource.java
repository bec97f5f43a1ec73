package io.monitorix.exporter.routing;

import io.monitorix.alerts.routing.config.RoutingConfig;
import io.monitorix.alerts.routing.dispatch.Notifier;
import io.monitorix.alerts.yaml.FileException;
import java.util.Map;
import java.util.Set;

/** Knows the kinds of receivers, and makes those that a routing file asks for. */
public interface ReceiverSource {

  /** Tells nobody, whatever a file says. */
  ReceiverSource NOBODY =
      new ReceiverSource() {
        @Override
        public Set<String> keys() {
          return RoutingConfig.ALERTMANAGER_INTEGRATIONS;
        }

        @Override
        public Receivers read(RoutingConfig config) {
          return new Receivers(
              Map.of(), flush -> new Notifier.GivenUp("there is nobody to tell"), () -> {});
        }
      };

  /** The keys that a receiver of a file may have, such as {@code webhook_configs}. */
  Set<String> keys();

  /**
   * Makes the receivers of a file.
   *
   * @throws FileException with all that is wrong with them
   */
  Receivers read(RoutingConfig config);
}
