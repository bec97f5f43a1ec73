package io.monitorix.alerts.routing.alert;

/** Is told of each alert that came in, as it is after merging. */
@FunctionalInterface
public interface AlertListener {

  /** Takes it in; called by the thread that brought the alert, one call after the other. */
  void accept(Alert alert);
}
