package io.monitorix.exporter.report;

import io.monitorix.alerts.labels.Labels;

/** Something that was measured. */
record Finding(Labels labels, double value) {

  /** Which guest or storage of which cluster. */
  String subject() {
    String cluster = labels.get("cluster");
    String id = labels.get("id");
    return cluster.isEmpty() ? id : id + " (" + cluster + ")";
  }
}
