package io.monitorix.alerts.series;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.sample.FlatSample;
import java.util.HashMap;
import java.util.Map;

/**
 * Joins the labels of a sample with those of its target, as Prometheus does: the target's win, and
 * the sample's own of that name becomes {@code exported_…}.
 */
record TargetLabels(Labels target) {

  Labels of(FlatSample sample) {
    Map<String, String> own = new HashMap<>();
    own.put(Labels.NAME, sample.name());
    io.prometheus.metrics.model.snapshots.Labels labels = sample.labels();
    for (int i = 0; i < labels.size(); i++) {
      own.put(labels.getName(i), labels.getValue(i));
    }
    if (sample.partName() != null && sample.partValue() != null) {
      own.put(sample.partName(), sample.partValue());
    }
    Map<String, String> joined = new HashMap<>(own);
    target.forEach(
        (name, value) -> {
          String pushed = joined.put(name, value);
          if (pushed != null && !pushed.isEmpty()) {
            String free = "exported_" + name;
            while (own.containsKey(free) || joined.containsKey(free) || target.has(free)) {
              free = "exported_" + free;
            }
            joined.put(free, pushed);
          }
        });
    return Labels.of(joined);
  }

  Labels named(String metric) {
    return target.with(Labels.NAME, metric);
  }
}
