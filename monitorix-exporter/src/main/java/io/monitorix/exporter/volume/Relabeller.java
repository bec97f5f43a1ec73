package io.monitorix.exporter.volume;

import io.monitorix.alerts.relabel.LabelSource;
import io.monitorix.alerts.relabel.MutableLabels;
import io.monitorix.alerts.relabel.NameScheme;
import io.monitorix.alerts.relabel.RelabelConfig;
import io.monitorix.alerts.relabel.Relabelling;
import io.monitorix.exporter.metric.Metric;
import io.monitorix.exporter.metric.SampleSink;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Applies {@code metric_relabel_configs} to series. What the rules settle by the name alone is
 * settled once for each metric; and where they do not care for the name, what they make of some
 * labels is remembered for the round, as the series of a guest come with the same labels again and
 * again. Safe for several threads.
 */
final class Relabeller {

  static final String NAME = "__name__";

  private final Relabelling relabelling;
  private final MetricNames names;
  private final Map<Metric, Settled> byMetric = new ConcurrentHashMap<>();

  Relabeller(List<RelabelConfig> configs, MetricNames names) {
    this.relabelling = new Relabelling(configs, NameScheme.LEGACY);
    this.names = names;
  }

  /** Whether it changes nothing, ever. */
  boolean isIdle() {
    return relabelling.isIdle();
  }

  /**
   * Relabels what goes to the sink; for one thread. A series that is left without a name that
   * metrics may have is dropped, and so are labels that begin with two underscores.
   */
  SampleSink before(SampleSink next) {
    return new RelabellingSink(next);
  }

  /** What is left of the rules for one metric, and whether its name still matters to them. */
  private record Settled(Relabelling rules, boolean byName) {}

  private Settled of(Metric metric) {
    Settled settled = byMetric.get(metric);
    return settled != null ? settled : byMetric.computeIfAbsent(metric, this::settle);
  }

  private Settled settle(Metric metric) {
    Relabelling rules = relabelling.where(NAME, metric.name());
    return new Settled(rules, rules.concerns(NAME));
  }

  private final class RelabellingSink implements SampleSink {
    private final SampleSink next;
    private final Series series = new Series();
    private final MutableLabels result = new MutableLabels(series);
    private final Map<Relabelling, Map<Labels, Optional<Labels>>> remembered = new HashMap<>();

    RelabellingSink(SampleSink next) {
      this.next = next;
    }

    @Override
    public void add(Metric metric, Labels labels, double value) {
      Settled settled = of(metric);
      Relabelling rules = settled.rules();
      if (rules.isIdle()) {
        next.add(metric, labels, value);
      } else if (rules.dropsAll()) {
        return;
      } else if (settled.byName()) {
        if (applied(rules, metric, labels)) {
          pass(metric, labels, value);
        }
      } else {
        remembered
            .computeIfAbsent(rules, any -> new HashMap<>())
            .computeIfAbsent(labels, any -> relabelled(rules, metric, labels))
            .ifPresent(now -> next.add(metric, now, value));
      }
    }

    private boolean applied(Relabelling rules, Metric metric, Labels labels) {
      series.set(metric.name(), labels);
      result.reset(series);
      return rules.apply(result);
    }

    private Optional<Labels> relabelled(Relabelling rules, Metric metric, Labels labels) {
      if (!applied(rules, metric, labels)) {
        return Optional.empty();
      }
      return Optional.of(result.isChanged() ? visible(result) : labels);
    }

    private void pass(Metric metric, Labels labels, double value) {
      if (!result.isChanged()) {
        next.add(metric, labels, value);
        return;
      }
      String name = result.get(NAME);
      if (name.equals(metric.name())) {
        next.add(metric, visible(result), value);
      } else {
        names.named(name, metric).ifPresent(renamed -> next.add(renamed, visible(result), value));
      }
    }

    private static Labels visible(MutableLabels labels) {
      Labels.Builder visible = Labels.builder();
      labels.forEach(
          (name, value) -> {
            if (!name.startsWith("__")) {
              visible.label(name, value);
            }
          });
      return visible.build();
    }
  }

  /** A series as the rules see it: with its name among its labels. */
  private static final class Series implements LabelSource {
    private String metric = "";
    private Labels labels = Labels.EMPTY;

    void set(String newMetric, Labels newLabels) {
      metric = newMetric;
      labels = newLabels;
    }

    @Override
    public int size() {
      return labels.size() + 1;
    }

    @Override
    public String name(int index) {
      return index == 0 ? NAME : labels.getName(index - 1);
    }

    @Override
    public String value(int index) {
      return index == 0 ? metric : labels.getValue(index - 1);
    }
  }
}
