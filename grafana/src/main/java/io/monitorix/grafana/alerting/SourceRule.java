package io.monitorix.grafana.alerting;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An alert as its rule file has it.
 *
 * @param group the group that it is in
 * @param name the alert's name
 * @param expr PromQL
 * @param waits {@code for}, a duration of Prometheus such as {@code 5m}; null for none
 * @param keepsFiring {@code keep_firing_for}, likewise
 * @param labels those that it adds
 * @param annotations templates of Prometheus
 */
record SourceRule(
    String group,
    String name,
    String expr,
    @Nullable String waits,
    @Nullable String keepsFiring,
    Map<String, String> labels,
    Map<String, String> annotations) {

  SourceRule {
    labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    annotations = Collections.unmodifiableMap(new LinkedHashMap<>(annotations));
  }
}
