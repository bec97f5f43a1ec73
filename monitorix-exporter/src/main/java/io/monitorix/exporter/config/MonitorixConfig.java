package io.monitorix.exporter.config;

import java.util.List;

/**
 * All of {@code monitorix.yml}, checked and with every default filled in.
 *
 * @param web where the HTTP server listens
 * @param allowAnyTarget whether {@code /pve?target=} may name hosts that {@code targets} does not
 *     list
 * @param data what is kept on disk
 * @param targets what is polled, in the order of the file; names are unique, never empty
 * @param push where metrics are sent
 */
public record MonitorixConfig(
    WebConfig web,
    boolean allowAnyTarget,
    DataConfig data,
    List<TargetConfig> targets,
    PushConfig push) {

  /** Copies the list. */
  public MonitorixConfig {
    targets = List.copyOf(targets);
  }
}
