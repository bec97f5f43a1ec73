package io.monitorix.exporter.dashboards.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can stand in the place of variables. */
final class Values {

  /** Stands for what only the data source knows: no metric is called so. */
  static final String UNKNOWN = "grafana_variable";

  private static final String DURATION = "5m";
  private static final String COUNT = "5";

  /** An interval that follows the width of the panel. */
  private static final String AUTO = "__auto";

  /** Variables that Grafana sets by itself, with a value of the kind that it gives them. */
  private static final Map<String, String> BUILT_IN =
      Map.ofEntries(
          Map.entry("__interval", "15s"),
          Map.entry("__interval_ms", "15000"),
          Map.entry("__rate_interval", "1m"),
          Map.entry("__rate_interval_ms", "60000"),
          Map.entry("__range", "6h"),
          Map.entry("__range_s", "21600"),
          Map.entry("__range_ms", "21600000"),
          Map.entry("__from", "1700000000000"),
          Map.entry("__to", "1700021600000"),
          Map.entry("__dashboard", UNKNOWN),
          Map.entry("__name", UNKNOWN),
          Map.entry("__org", "1"),
          Map.entry("__user", UNKNOWN),
          Map.entry("__timezone", UNKNOWN),
          Map.entry("__searchFilter", UNKNOWN),
          Map.entry("__all_variables", UNKNOWN),
          Map.entry("__url_time_range", UNKNOWN),
          Map.entry("timeFilter", UNKNOWN),
          Map.entry("__timeFilter", UNKNOWN));

  /** Numbers, metrics and labels, aggregations, functions of ranges, durations, operators. */
  private static final List<String> ANYTHING =
      List.of("1", UNKNOWN, "sum", "rate", "clamp_min", DURATION, "==", "by", UNKNOWN + "{}");

  /** Beyond this many variables at once not every combination is tried. */
  private static final int MOST_COMBINED = 3;

  private Values() {}

  static boolean isBuiltIn(String name) {
    return BUILT_IN.containsKey(name) || name.startsWith(AUTO);
  }

  /** What the references can be replaced by, the likeliest first. */
  static List<Map<Reference, String>> combinations(
      List<Reference> references, Map<String, TemplateVariable> variables) {
    Set<String> open = new LinkedHashSet<>();
    for (Reference each : references) {
      if (each.context() == Reference.Context.ANY && !isBuiltIn(each.name())) {
        open.add(each.name());
      }
    }
    List<Map<Reference, String>> all = new ArrayList<>();
    for (Map<String, String> chosen : choices(List.copyOf(open), variables)) {
      Map<Reference, String> values = new LinkedHashMap<>();
      references.forEach(each -> values.put(each, value(each, chosen, variables)));
      all.add(values);
    }
    return all;
  }

  private static List<Map<String, String>> choices(
      List<String> names, Map<String, TemplateVariable> variables) {
    List<Map<String, String>> choices = new ArrayList<>(List.of(Map.of()));
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      List<String> candidates = candidates(variables.get(name));
      List<Map<String, String>> longer = new ArrayList<>();
      for (Map<String, String> begun : choices) {
        for (String candidate : i < MOST_COMBINED ? candidates : candidates.subList(0, 2)) {
          Map<String, String> more = new LinkedHashMap<>(begun);
          more.put(name, candidate);
          longer.add(more);
        }
      }
      choices = longer.size() > 4_000 ? longer.subList(0, 4_000) : longer;
    }
    return choices;
  }

  private static List<String> candidates(@Nullable TemplateVariable of) {
    List<String> candidates = new ArrayList<>();
    if (of != null && !of.samples().isEmpty()) {
      candidates.add(of.samples().get(0));
    }
    candidates.addAll(ANYTHING);
    return candidates;
  }

  private static String value(
      Reference reference, Map<String, String> chosen, Map<String, TemplateVariable> variables) {
    String builtIn = reference.name().startsWith(AUTO) ? DURATION : BUILT_IN.get(reference.name());
    if (builtIn != null) {
      return builtIn;
    }
    TemplateVariable variable = variables.get(reference.name());
    List<String> samples = variable == null ? List.of() : variable.samples();
    return switch (reference.context()) {
      case TEXT, LABEL -> UNKNOWN;
      case PART -> samples.isEmpty() ? UNKNOWN : samples.get(0);
      case QUOTED -> '"' + UNKNOWN + '"';
      case MATCHERS -> UNKNOWN + "=\"\"";
      case DURATION -> samples.stream().filter(Values::isDuration).findFirst().orElse(DURATION);
      case NUMBER -> COUNT;
      case ANY -> chosen.getOrDefault(reference.name(), UNKNOWN);
    };
  }

  private static boolean isDuration(String text) {
    return text.matches("(?:\\d+(?:ms|[smhdwy]))+");
  }
}
