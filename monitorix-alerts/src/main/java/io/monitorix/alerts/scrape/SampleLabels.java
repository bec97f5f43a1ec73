package io.monitorix.alerts.scrape;

import io.monitorix.alerts.exposition.SeriesText;
import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.labels.Names;
import io.monitorix.alerts.relabel.NameScheme;
import io.monitorix.alerts.relabel.Relabelling;
import io.monitorix.alerts.scrape.config.SampleRules;
import io.monitorix.alerts.scrape.config.ScrapeLimits;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Makes the labels under which a sample is stored from its own and those of its target, relabelled
 * and checked. Immutable.
 */
final class SampleLabels {

  private final SampleRules rules;
  private final ScrapeLimits limits;
  private final Relabelling relabelling;

  /**
   * For the samples of one job.
   *
   * @throws IllegalArgumentException if {@code metric_relabel_configs} has faults
   */
  SampleLabels(SampleRules rules, ScrapeLimits limits) {
    this.rules = rules;
    this.limits = limits;
    this.relabelling = new Relabelling(rules.relabelling(), rules.names());
  }

  /**
   * The labels; empty if relabelling drops the sample.
   *
   * @throws ScrapeFailure if they are not allowed
   */
  Optional<Labels> of(SeriesText series, Labels target) {
    Map<String, String> own = series.labels();
    Map<String, String> joined = rules.honorLabels() ? honoured(own, target) : set(own, target);
    Optional<? extends Map<String, String>> relabelled =
        relabelling.isIdle() ? Optional.of(joined) : relabelling.apply(joined);
    Optional<Labels> labels = relabelled.map(Labels::of).filter(made -> made.size() > 0);
    labels.ifPresent(this::check);
    return labels;
  }

  /** An empty label of the sample wins, too: it then has none. */
  private static Map<String, String> honoured(Map<String, String> own, Labels target) {
    Map<String, String> joined = new TreeMap<>(own);
    target.forEach(joined::putIfAbsent);
    return joined;
  }

  private static Map<String, String> set(Map<String, String> own, Labels target) {
    Map<String, String> joined = new TreeMap<>(own);
    List<String> conflicts = new ArrayList<>();
    target.forEach(
        (name, value) -> {
          String exposed = joined.put(name, value);
          if (exposed != null && !exposed.isEmpty()) {
            conflicts.add(name);
          }
        });
    conflicts.sort(Comparator.comparingInt(String::length));
    for (String name : conflicts) {
      String free = "exported_" + name;
      while (!joined.getOrDefault(free, "").isEmpty()) {
        free = "exported_" + free;
      }
      joined.put(free, own.getOrDefault(name, ""));
    }
    return joined;
  }

  private void check(Labels labels) {
    String metric = labels.metric();
    if (metric.isEmpty()) {
      throw new ScrapeFailure("missing metric name (__name__ label): " + labels);
    }
    boolean legacy = rules.names() == NameScheme.LEGACY;
    if (legacy ? !Names.isMetric(metric) : !Names.isValid(metric)) {
      throw new ScrapeFailure("invalid metric name: " + labels);
    }
    if (limits.labels() > 0 && labels.size() > limits.labels()) {
      throw new ScrapeFailure(
          "label_limit exceeded (metric: "
              + shortened(metric)
              + ", number of labels: "
              + labels.size()
              + ", limit: "
              + limits.labels()
              + ")");
    }
    for (int i = 0; i < labels.size(); i++) {
      check(metric, labels.name(i), labels.value(i));
    }
  }

  private void check(String metric, String name, String value) {
    if (!rules.names().isLabelName(name)) {
      throw new ScrapeFailure("invalid label name '" + shortened(name) + "' of " + metric);
    }
    length("label_name_length_limit", limits.labelName(), name, metric, name);
    length("label_value_length_limit", limits.labelValue(), value, metric, name);
  }

  private static void length(String key, int limit, String text, String metric, String label) {
    // A character has three bytes at most in UTF-8, and a pair of surrogates four.
    if (limit == 0 || 3L * text.length() <= limit) {
      return;
    }
    int length = text.getBytes(StandardCharsets.UTF_8).length;
    if (length > limit) {
      throw new ScrapeFailure(
          key
              + " exceeded (metric: "
              + shortened(metric)
              + ", label name: "
              + shortened(label)
              + ", length: "
              + length
              + ", limit: "
              + limit
              + ")");
    }
  }

  private static String shortened(String text) {
    return text.length() > 50 ? text.substring(0, 50) : text;
  }
}
