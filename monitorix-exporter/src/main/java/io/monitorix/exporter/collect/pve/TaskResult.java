package io.monitorix.exporter.collect.pve;

import io.monitorix.client.pve.model.Task;
import io.monitorix.client.task.TaskOutcome;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The words of the label {@code result}. */
enum TaskResult {
  OK,
  WARNING,
  ERROR;

  static final List<String> ALL = Arrays.stream(values()).map(TaskResult::word).toList();

  /** How an ended task ended; one of which Proxmox cannot tell did not end well. */
  static TaskResult of(Task task) {
    return switch (task.outcome().orElse(TaskOutcome.UNKNOWN)) {
      case OK -> OK;
      case WARNING -> WARNING;
      case ERROR, UNKNOWN -> ERROR;
    };
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
