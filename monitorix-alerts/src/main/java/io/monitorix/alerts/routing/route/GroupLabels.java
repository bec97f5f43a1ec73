package io.monitorix.alerts.routing.route;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.labels.Names;

/** How group keys write labels: names are never in quotes. */
final class GroupLabels {

  private GroupLabels() {}

  static String text(Labels labels) {
    StringBuilder text = new StringBuilder("{");
    labels.forEach(
        (name, value) ->
            text.append(text.length() == 1 ? "" : ", ")
                .append(name)
                .append('=')
                .append(Names.quote(value)));
    return text.append('}').toString();
  }
}
