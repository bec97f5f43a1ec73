package io.monitorix.alerts.routing.dispatch;

import io.monitorix.alerts.labels.Fingerprint;
import java.util.Optional;

/** Knows what counts as told and has not gone out. */
@FunctionalInterface
public interface Withheld {

  /** Nothing. */
  Withheld NOTHING = (integration, alert) -> Optional.empty();

  /** Why an integration has yet to be told of an alert; empty if it is not held back. */
  Optional<String> reason(Integration integration, Fingerprint alert);
}
