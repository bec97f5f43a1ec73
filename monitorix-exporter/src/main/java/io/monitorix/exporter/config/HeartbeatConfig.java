package io.monitorix.exporter.config;

import io.monitorix.alerts.routing.heartbeat.HeartbeatTerms;
import java.time.Duration;

/**
 * A URL that is asked as long as alerts are evaluated and told.
 *
 * @param name tells it apart from others
 * @param method {@code GET}, {@code POST} or {@code HEAD}
 * @param interval between two beats, positive
 * @param terms when it beats
 */
public record HeartbeatConfig(
    String name, String method, EndpointConfig endpoint, Duration interval, HeartbeatTerms terms) {

  /** Without the path of the URL, which can be a secret. */
  @Override
  public String toString() {
    return name;
  }
}
