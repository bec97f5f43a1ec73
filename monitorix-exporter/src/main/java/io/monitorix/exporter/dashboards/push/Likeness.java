package io.monitorix.exporter.dashboards.push;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether Grafana has a dashboard as it is to be. */
final class Likeness {

  /** What Grafana counts or sets by itself. */
  private static final Set<String> GRAFANAS = Set.of("id", "uid", "version", "schemaVersion");

  private Likeness() {}

  /** Whether all of the dashboard is there; what Grafana has added to it does not count. */
  static boolean holds(Map<?, ?> stored, Map<?, ?> wanted) {
    return wanted.entrySet().stream()
        .filter(field -> !GRAFANAS.contains(String.valueOf(field.getKey())))
        .allMatch(field -> covers(stored.get(field.getKey()), field.getValue()));
  }

  private static boolean covers(@Nullable Object stored, @Nullable Object wanted) {
    if (wanted instanceof Map<?, ?> fields) {
      return stored instanceof Map<?, ?> there
          && fields.entrySet().stream()
              .allMatch(field -> covers(there.get(field.getKey()), field.getValue()));
    } else if (wanted instanceof List<?> list) {
      if (!(stored instanceof List<?> there)) {
        return list.isEmpty() && stored == null;
      }
      List<?> ours = there.stream().filter(each -> !isBuiltIn(each)).toList();
      return ours.size() == list.size() && coversEach(ours, list);
    }
    return Objects.equals(stored, wanted);
  }

  private static boolean coversEach(List<?> stored, List<?> wanted) {
    for (int i = 0; i < wanted.size(); i++) {
      if (!covers(stored.get(i), wanted.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** The annotation of alerts that Grafana puts into every dashboard. */
  private static boolean isBuiltIn(@Nullable Object each) {
    return each instanceof Map<?, ?> fields
        && (Objects.equals(fields.get("builtIn"), 1.0)
            || Boolean.TRUE.equals(fields.get("builtIn")));
  }
}
