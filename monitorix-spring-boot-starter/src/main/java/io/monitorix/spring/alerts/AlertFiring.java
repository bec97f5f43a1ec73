package io.monitorix.spring.alerts;

import java.time.Instant;
import java.util.Map;

/** An alert has begun to fire; see {@link AlertEvent}. */
public record AlertFiring(
    String name,
    Map<String, String> labels,
    Map<String, String> annotations,
    double value,
    Instant firedAt)
    implements AlertEvent {

  /** Copies the maps. */
  public AlertFiring {
    labels = Map.copyOf(labels);
    annotations = Map.copyOf(annotations);
  }
}
