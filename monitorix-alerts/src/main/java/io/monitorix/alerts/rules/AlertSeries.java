package io.monitorix.alerts.rules;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.rules.file.AlertSpec;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The series that tell of alerts: {@code ALERTS} and {@code ALERTS_FOR_STATE}. */
final class AlertSeries {

  static final String ALERTNAME = "alertname";
  static final String FOR_STATE = "ALERTS_FOR_STATE";

  private final AlertSpec spec;

  AlertSeries(AlertSpec spec) {
    this.spec = spec;
  }

  /** Says that it is there, and what it is. */
  Sample alert(Alert alert, Instant time) {
    Map<String, String> labels = labels(alert);
    labels.put(Labels.NAME, "ALERTS");
    labels.put("alertstate", alert.state().toString());
    return new Sample(Labels.of(labels), time.toEpochMilli(), 1);
  }

  /** Says since when. */
  Sample forState(Alert alert, Instant time) {
    return new Sample(
        forStateLabels(alert), time.toEpochMilli(), alert.activeAt().getEpochSecond());
  }

  Labels forStateLabels(Alert alert) {
    Map<String, String> labels = labels(alert);
    labels.put(Labels.NAME, FOR_STATE);
    return Labels.of(labels);
  }

  /** A label whose template gave nothing stands there as it was written, as in Prometheus. */
  private Map<String, String> labels(Alert alert) {
    Map<String, String> labels = new HashMap<>(spec.labels());
    labels.putAll(alert.labels().toMap());
    labels.put(ALERTNAME, spec.name());
    return labels;
  }
}
