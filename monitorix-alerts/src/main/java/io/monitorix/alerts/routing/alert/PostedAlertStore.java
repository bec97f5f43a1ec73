package io.monitorix.alerts.routing.alert;

import io.monitorix.alerts.labels.Fingerprint;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Keeps alerts that came from outside over a restart. What it throws goes to whoever sent them.
 * Implementations are thread-safe.
 */
public interface PostedAlertStore {

  /** Keeps nothing. */
  PostedAlertStore NONE =
      new PostedAlertStore() {
        @Override
        public List<Alert> load(Instant now) {
          return List.of();
        }

        @Override
        public void save(Collection<Alert> alerts) {}

        @Override
        public void delete(Collection<Fingerprint> fingerprints) {}
      };

  /**
   * Those that are not over by then, and those that are over while somebody was told last that they
   * fire.
   */
  List<Alert> load(Instant now);

  /** Keeps alerts, all or none, in place of those with the same fingerprints. */
  void save(Collection<Alert> alerts);

  /** Drops those with these fingerprints. */
  void delete(Collection<Fingerprint> fingerprints);
}
