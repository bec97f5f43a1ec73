package io.monitorix.exporter.dashboards.check;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a variable asks the data source, in the words of Grafana.
 *
 * @param expr PromQL in it; null for none
 * @param metrics a regular expression for names of metrics; null for none
 */
record VariableQuery(@Nullable String expr, @Nullable String metrics) {

  private static final Pattern LABEL_NAMES = Pattern.compile("(?s)label_names\\((?<metrics>.*)\\)");
  private static final Pattern LABEL_VALUES =
      Pattern.compile(
          "(?s)label_values\\((?:(?<expr>.+),\\s*)?[a-zA-Z_$\\[{][\\w${}:\\[\\]]*\\s*\\)");
  private static final Pattern METRICS = Pattern.compile("(?s)metrics\\((?<metrics>.+)\\)");
  private static final Pattern RESULT = Pattern.compile("(?s)query_result\\((?<expr>.+)\\)");

  /** Reads it; what is none of Grafana's functions is PromQL. */
  static VariableQuery of(String text) {
    String query = text.strip();
    for (Pattern pattern : new Pattern[] {LABEL_VALUES, RESULT}) {
      Matcher matcher = pattern.matcher(query);
      if (matcher.matches()) {
        return new VariableQuery(matcher.group("expr"), null);
      }
    }
    Matcher metrics = METRICS.matcher(query);
    if (metrics.matches()) {
      return new VariableQuery(null, metrics.group("metrics").strip());
    }
    return LABEL_NAMES.matcher(query).matches()
        ? new VariableQuery(null, null)
        : new VariableQuery(query, null);
  }
}
