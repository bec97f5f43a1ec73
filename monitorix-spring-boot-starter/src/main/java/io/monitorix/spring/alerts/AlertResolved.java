package io.monitorix.spring.alerts;

import java.time.Instant;
import java.util.Map;

/**
 * An alert that fired is over; see {@link AlertEvent}.
 *
 * @param resolvedAt since when it is over
 */
public record AlertResolved(
    String name,
    Map<String, String> labels,
    Map<String, String> annotations,
    double value,
    Instant firedAt,
    Instant resolvedAt)
    implements AlertEvent {

  /** Copies the maps. */
  public AlertResolved {
    labels = Map.copyOf(labels);
    annotations = Map.copyOf(annotations);
  }
}
