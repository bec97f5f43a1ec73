package io.monitorix.exporter.config;

import java.util.List;

/**
 * All of {@code monitorix.yml}, checked and with every default filled in.
 *
 * @param web where the HTTP server listens
 * @param allowAnyTarget whether {@code /pve?target=} may name hosts that {@code targets} does not
 *     list
 * @param targets what is polled, in the order of the file; names are unique, never empty
 * @param probes the services to check
 */
public record MonitorixConfig(
    WebConfig web, boolean allowAnyTarget, List<TargetConfig> targets, ProbesConfig probes) {

  /** Copies the list. */
  public MonitorixConfig {
    targets = List.copyOf(targets);
  }
}
