package io.monitorix.exporter.config;

import java.util.List;

/**
 * One entry of {@code probes.checks}.
 *
 * @param service the value of the label {@code service}; unique
 * @param targets what is checked: URLs, hosts, or host:port, as the module wants them; never empty
 * @param module how it is checked
 * @param timing when
 */
public record CheckConfig(
    String service, List<String> targets, ProbeModule module, CheckTiming timing) {

  /** Copies the targets. */
  public CheckConfig {
    targets = List.copyOf(targets);
  }
}
