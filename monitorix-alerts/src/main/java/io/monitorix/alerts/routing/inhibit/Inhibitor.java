package io.monitorix.alerts.routing.inhibit;

import io.monitorix.alerts.labels.Fingerprint;
import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.routing.alert.Alert;
import io.monitorix.alerts.routing.alert.AlertListener;
import io.monitorix.alerts.routing.config.InhibitSpec;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Knows which alerts keep which others quiet: one that fires and matches the source of a rule keeps
 * those quiet that match its target and have the same values of all labels under {@code equal}, a
 * missing label being an empty one. Of alerts that match both sides, none inhibits another.
 * Thread-safe.
 */
public final class Inhibitor implements AlertListener {

  private final List<InhibitRule> rules;

  /** With the rules of a configuration; it knows the alerts that it is told of. */
  public Inhibitor(List<InhibitSpec> rules) {
    this.rules = rules.stream().map(InhibitRule::new).toList();
  }

  @Override
  public synchronized void accept(Alert alert) {
    rules.forEach(rule -> rule.accept(alert));
  }

  /** An alert that keeps alerts with these labels quiet at this time. */
  public synchronized Optional<Fingerprint> inhibiting(Labels labels, Instant now) {
    for (InhibitRule rule : rules) {
      Optional<Fingerprint> source = rule.inhibiting(labels, now);
      if (source.isPresent()) {
        return source;
      }
    }
    return Optional.empty();
  }

  /** Forgets alerts that are resolved, which inhibit nothing. */
  public synchronized void forgetResolved(Instant now) {
    rules.forEach(rule -> rule.forgetResolved(now));
  }
}
