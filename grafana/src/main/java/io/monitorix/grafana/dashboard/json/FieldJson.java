package io.monitorix.grafana.dashboard.json;

import io.monitorix.grafana.dashboard.model.DataLink;
import io.monitorix.grafana.dashboard.model.State;
import io.monitorix.grafana.dashboard.model.Threshold;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What fields of panels and columns of tables have alike. */
final class FieldJson {

  private FieldJson() {}

  static Map<String, @Nullable Object> thresholds(List<Threshold> thresholds) {
    return Tree.of(
        "mode",
        "absolute",
        "steps",
        thresholds.stream()
            .map(step -> Tree.of("color", step.color().grafana(), "value", step.from()))
            .toList());
  }

  static List<Map<String, @Nullable Object>> mappings(List<State> states) {
    if (states.isEmpty()) {
      return List.of();
    }
    Map<String, @Nullable Object> options = Tree.of();
    for (State state : states) {
      options.put(
          state.value(),
          Tree.of("text", state.text(), "color", state.color().grafana(), "index", options.size()));
    }
    return List.of(Tree.of("type", "value", "options", options));
  }

  static List<Map<String, @Nullable Object>> links(List<DataLink> links) {
    return links.stream().map(FieldJson::link).toList();
  }

  private static Map<String, @Nullable Object> link(DataLink link) {
    StringBuilder url = new StringBuilder("/d/").append(link.page().uid());
    url.append("?${datasource:queryparam}&${__url_time_range}");
    link.variables()
        .forEach((name, value) -> url.append("&var-").append(name).append('=').append(value));
    return Tree.of("title", link.page().title(), "url", url.toString(), "targetBlank", false);
  }
}
