package io.monitorix.alerts.scrape.config;

import io.monitorix.alerts.relabel.NameScheme;
import io.monitorix.alerts.relabel.RelabelConfig;
import java.util.List;

/**
 * What becomes of the samples of a scrape.
 *
 * @param honorLabels whether a sample's own label wins over the target's of that name
 * @param honorTimestamps whether a sample's own time counts
 * @param trackTimestampsStaleness whether series with times of their own end when they vanish
 * @param names which names of metrics and labels are allowed
 * @param relabelling {@code metric_relabel_configs}
 * @param extraMetrics whether {@code scrape_timeout_seconds}, {@code scrape_sample_limit} and
 *     {@code scrape_body_size_bytes} are written, too
 */
public record SampleRules(
    boolean honorLabels,
    boolean honorTimestamps,
    boolean trackTimestampsStaleness,
    NameScheme names,
    List<RelabelConfig> relabelling,
    boolean extraMetrics) {

  /** Prometheus 3's. */
  public static final SampleRules DEFAULTS =
      new SampleRules(false, true, false, NameScheme.UTF8, List.of(), false);

  /** Copies the list. */
  public SampleRules {
    relabelling = List.copyOf(relabelling);
  }

  /** The same with {@code metric_relabel_configs}. */
  public SampleRules relabelled(List<RelabelConfig> rules) {
    return new SampleRules(
        honorLabels, honorTimestamps, trackTimestampsStaleness, names, rules, extraMetrics);
  }

  /** The same, in which samples keep their own labels. */
  public SampleRules honoringLabels() {
    return new SampleRules(
        true, honorTimestamps, trackTimestampsStaleness, names, relabelling, extraMetrics);
  }
}
