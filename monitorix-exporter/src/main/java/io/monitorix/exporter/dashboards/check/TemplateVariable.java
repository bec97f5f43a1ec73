package io.monitorix.exporter.dashboards.check;

import java.util.Arrays;
import java.util.List;

/**
 * A variable of a dashboard.
 *
 * @param samples values that it can have, so far as the dashboard tells
 */
record TemplateVariable(String name, List<String> samples) {

  private static final List<String> TOLD = List.of("custom", "interval", "constant", "textbox");

  TemplateVariable {
    samples = List.copyOf(samples);
  }

  /**
   * Reads its values from what somebody wrote into its settings.
   *
   * @param type in Grafana's words; of all but a few the data source knows the values
   * @param query for instance {@code Five minutes : 5m,10m}
   */
  static TemplateVariable of(String name, String type, String query) {
    if (!TOLD.contains(type) || query.isBlank()) {
      return new TemplateVariable(name, List.of());
    } else if (type.equals("constant") || type.equals("textbox")) {
      return new TemplateVariable(name, List.of(query));
    }
    return new TemplateVariable(
        name,
        Arrays.stream(query.split("(?<!\\\\),"))
            .map(TemplateVariable::value)
            .filter(each -> !each.isEmpty() && !each.startsWith("$"))
            .toList());
  }

  /** What follows a name that is shown in its place. */
  private static String value(String option) {
    String text = option.replace("\\,", ",").strip();
    int colon = text.indexOf(" : ");
    return colon < 0 ? text : text.substring(colon + 3).strip();
  }
}
