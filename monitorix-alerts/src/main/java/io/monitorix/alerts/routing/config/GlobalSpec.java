package io.monitorix.alerts.routing.config;

import io.monitorix.alerts.yaml.YamlValue;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The {@code global} section.
 *
 * @param resolveTimeout how long an alert without an end fires if it does not come again
 * @param receiverDefaults all other keys, unread: they are for receivers
 */
public record GlobalSpec(Duration resolveTimeout, Map<String, YamlValue> receiverDefaults) {

  /** Alertmanager's own {@code resolve_timeout}. */
  public static final Duration DEFAULT_RESOLVE_TIMEOUT = Duration.ofMinutes(5);

  public GlobalSpec {
    receiverDefaults = Collections.unmodifiableMap(new LinkedHashMap<>(receiverDefaults));
  }

  /** The names of the keys alone: values may be secrets. */
  @Override
  public String toString() {
    return "GlobalSpec[resolveTimeout="
        + resolveTimeout
        + ", receiverDefaults="
        + receiverDefaults.keySet()
        + "]";
  }
}
