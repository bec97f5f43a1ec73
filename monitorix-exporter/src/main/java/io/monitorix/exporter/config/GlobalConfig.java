package io.monitorix.exporter.config;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The key {@code global}, as Prometheus has it: what holds where nothing else is said.
 *
 * @param scrapeInterval between two scrapes of a target
 * @param scrapeTimeout how long a scrape may take, at most the interval
 * @param evaluationInterval between two evaluations of a group of rules
 * @param ruleQueryOffset how far in the past groups are evaluated
 * @param externalLabels added to what leaves the process where it has no label of that name, sorted
 */
public record GlobalConfig(
    Duration scrapeInterval,
    Duration scrapeTimeout,
    Duration evaluationInterval,
    Duration ruleQueryOffset,
    Map<String, String> externalLabels) {

  /** Prometheus's. */
  public static final GlobalConfig DEFAULT =
      new GlobalConfig(
          Duration.ofMinutes(1),
          Duration.ofSeconds(10),
          Duration.ofMinutes(1),
          Duration.ZERO,
          Map.of());

  /** Copies the map. */
  public GlobalConfig {
    externalLabels = Collections.unmodifiableMap(new TreeMap<>(externalLabels));
  }
}
