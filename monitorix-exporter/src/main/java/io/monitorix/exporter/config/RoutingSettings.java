package io.monitorix.exporter.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The key {@code routing}: who is told of alerts.
 *
 * @param configFile such as Alertmanager's {@code alertmanager.yml}; empty where nobody is told
 * @param policy what the routing file cannot say
 */
public record RoutingSettings(Optional<Path> configFile, PolicySettings policy) {

  /** Nobody is told. */
  public static final RoutingSettings NONE = new RoutingSettings(Optional.empty());

  /** A file, and nothing else. */
  public RoutingSettings(Optional<Path> configFile) {
    this(configFile, PolicySettings.NONE);
  }
}
