package io.monitorix.exporter.dashboards.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which kind of data source a query asks. */
final class DataSources {

  private static final Pattern REFERENCE = Pattern.compile("\\$\\{?(\\w+)(?::\\w+)?\\}?");
  private static final List<String> INTERNAL =
      List.of("__expr__", "-- Grafana --", "-- Dashboard --", "grafana", "datasource");
  private static final String MIXED = "-- Mixed --";

  private final Map<String, String> byVariable = new HashMap<>();

  /** Learns the kinds that stand in for a data source: variables, and inputs of exports. */
  void learn(String name, String type) {
    if (!type.isEmpty()) {
      byVariable.put(name, type);
    }
  }

  /**
   * The kind of the first that tells one.
   *
   * @param candidates the query's own, then those around it
   * @return null where none tells
   */
  @Nullable String type(@Nullable Object... candidates) {
    for (Object candidate : candidates) {
      String type = typeOf(candidate);
      if (type != null) {
        return type;
      }
    }
    return null;
  }

  private @Nullable String typeOf(@Nullable Object source) {
    if (source instanceof String name) {
      return byName(name);
    }
    Fields fields = Fields.of(source);
    String uid = fields.text("uid");
    String type = fields.text("type");
    if (INTERNAL.contains(uid)) {
      return uid;
    } else if (uid.equals(MIXED) || type.equals("mixed")) {
      return null;
    } else if (!type.isEmpty()) {
      return type;
    }
    String name = fields.text("name");
    return byName(uid.isEmpty() ? name : uid);
  }

  private @Nullable String byName(String name) {
    if (INTERNAL.contains(name)) {
      return name;
    }
    Matcher reference = REFERENCE.matcher(name);
    return reference.matches() ? byVariable.get(reference.group(1)) : null;
  }

  /** Whether the kind understands PromQL; one that nobody tells is taken for such. */
  static boolean isPrometheus(@Nullable String type) {
    return type == null || type.equals("prometheus") || type.endsWith("prometheus-datasource");
  }

  /** Whether Grafana answers itself. */
  static boolean isInternal(@Nullable String type) {
    return type != null && INTERNAL.contains(type);
  }
}
