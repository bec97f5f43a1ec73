package io.monitorix.alerts.routing.dispatch;

import io.monitorix.alerts.labels.Labels;
import java.util.List;

/** What several label sets have alike. */
final class CommonLabels {

  private CommonLabels() {}

  static Labels of(List<Labels> all) {
    if (all.isEmpty()) {
      return Labels.EMPTY;
    }
    Labels first = all.get(0);
    return first.filter(
        name -> all.stream().allMatch(labels -> labels.get(name).equals(first.get(name))));
  }
}
