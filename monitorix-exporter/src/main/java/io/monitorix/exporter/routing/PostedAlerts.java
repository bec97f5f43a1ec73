package io.monitorix.exporter.routing;

import io.monitorix.alerts.routing.alert.Alert;
import java.util.List;

/**
 * Keeps alerts that others have sent over a restart; those of our own rules come again by
 * themselves.
 */
public interface PostedAlerts {

  /** Keeps nothing. */
  PostedAlerts NONE =
      new PostedAlerts() {
        @Override
        public List<Alert> load() {
          return List.of();
        }

        @Override
        public void save(List<Alert> alerts) {}
      };

  /** All that are kept and not long over; asked once, when routing begins. */
  List<Alert> load();

  /**
   * Keeps alerts, each in place of the one with the same fingerprint. They are durable once this
   * returns. What it throws goes to whoever sent them, who sends them again.
   */
  void save(List<Alert> alerts);
}
