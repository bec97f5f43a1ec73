package io.monitorix.exporter.config;

import java.time.Duration;
import java.util.Map;

/**
 * A receiver of OTLP metrics.
 *
 * @param endpoint where it is, with the path
 * @param interval from one push to the next, positive
 * @param resourceAttributes what is said of the process; {@code service.name} is among them
 */
public record OtlpConfig(
    EndpointConfig endpoint, Duration interval, Map<String, String> resourceAttributes) {

  /** Copies the map. */
  public OtlpConfig {
    resourceAttributes = Map.copyOf(resourceAttributes);
  }
}
