package io.monitorix.alerts.rules;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.promql.value.Value;
import io.monitorix.alerts.rules.file.RecordSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes what its expression gives under a name of its own. */
public final class RecordingRule extends Rule {

  private final RecordSpec spec;

  RecordingRule(RuleKey key, RecordSpec spec) {
    super(key);
    this.spec = spec;
  }

  @Override
  public RecordSpec spec() {
    return spec;
  }

  @Override
  List<Sample> evaluate(Evaluation evaluation) {
    List<Sample> samples = new ArrayList<>();
    Set<Labels> seen = new HashSet<>();
    for (Value.Element element : evaluation.ask(spec.expr())) {
      Map<String, String> labels = element.labels().toMap();
      labels.put(Labels.NAME, spec.name());
      labels.putAll(spec.labels());
      Labels series = Labels.of(labels);
      if (!seen.add(series)) {
        throw new IllegalStateException(
            "vector contains metrics with the same labelset after applying rule labels: " + series);
      }
      samples.add(new Sample(series, element.time(), element.value()));
    }
    evaluation.checkLimit(samples.size(), "series");
    return samples;
  }
}
