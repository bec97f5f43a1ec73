package io.monitorix.grafana.alerting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Reads the alerts of a rule file; recording rules are left out. */
final class SourceRules {

  private SourceRules() {}

  /**
   * Its alerts, in their order.
   *
   * @param file its name, for messages
   * @throws IllegalArgumentException if it is no rule file
   */
  static List<SourceRule> read(String file, String text) {
    Object loaded = new Load(LoadSettings.builder().setLabel(file).build()).loadFromString(text);
    List<SourceRule> rules = new ArrayList<>();
    for (Object each : list(file, map(file, loaded).get("groups"))) {
      Map<?, ?> group = map(file, each);
      String name = String.valueOf(group.get("name"));
      for (Object rule : list(file, group.get("rules"))) {
        Map<?, ?> fields = map(file, rule);
        if (fields.containsKey("alert")) {
          rules.add(rule(file, name, fields));
        }
      }
    }
    return rules;
  }

  private static SourceRule rule(String file, String group, Map<?, ?> fields) {
    return new SourceRule(
        group,
        String.valueOf(fields.get("alert")),
        String.valueOf(fields.get("expr")).strip(),
        text(fields.get("for")),
        text(fields.get("keep_firing_for")),
        texts(file, fields.get("labels")),
        texts(file, fields.get("annotations")));
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  private static Map<String, String> texts(String file, @Nullable Object value) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (value != null) {
      map(file, value).forEach((name, text) -> texts.put(String.valueOf(name), text + ""));
    }
    return texts;
  }

  private static Map<?, ?> map(String file, @Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw new IllegalArgumentException(file + ": expected a mapping, got " + value);
  }

  private static List<?> list(String file, @Nullable Object value) {
    if (value instanceof List<?> list) {
      return list;
    }
    throw new IllegalArgumentException(file + ": expected a list, got " + value);
  }
}
