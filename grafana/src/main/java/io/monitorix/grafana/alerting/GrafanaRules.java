package io.monitorix.grafana.alerting;

import io.monitorix.grafana.ShippedRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/**
 * The shipped alerts in the format of Grafana's file provisioning. They read recording rules
 * ({@link ShippedRules#THRESHOLDS}, {@link ShippedRules#JOINS}), which the data source has to
 * evaluate: Monitorix does by itself, a Prometheus if it loads these two files.
 */
public final class GrafanaRules {

  /** The name of the file. */
  public static final String FILE = "monitorix-rules.yml";

  private static final String HEAD =
      """
      # The alerts that come with Monitorix, for Grafana to evaluate: docs/dashboards.md says when one wants that.
      # Written from grafana/rules by GrafanaRulesFileTest; to switch it on copy it to /etc/grafana/provisioning/alerting.
      # The data source "monitorix" must evaluate thresholds.yml and joins.yml: Monitorix does by itself.
      """;

  /** The uid in {@code provisioning/datasources}. */
  private static final String DATA_SOURCE = "monitorix";

  /** Grafana's own arithmetic. */
  private static final String EXPRESSION = "__expr__";

  private static final int INTERVAL_SECONDS = 60;

  /** How far back the data source looks for the newest sample, in seconds. */
  private static final int LOOKS_BACK = 600;

  /**
   * In Prometheus an alert fires for each series of the answer, whatever its value; in Grafana for
   * each whose value is not 0.
   */
  private static final String ANY_VALUE = "is_number($A) || is_nan($A) || is_inf($A)";

  private GrafanaRules() {}

  /** The text of the file. */
  public static String text() {
    Map<String, List<Map<String, @Nullable Object>>> groups = new LinkedHashMap<>();
    ShippedRules.texts()
        .forEach(
            (name, text) ->
                SourceRules.read(name + ".yml", text)
                    .forEach(
                        rule ->
                            groups
                                .computeIfAbsent(rule.group(), group -> new ArrayList<>())
                                .add(rule(rule))));
    List<Map<String, @Nullable Object>> written = new ArrayList<>();
    groups.forEach((name, rules) -> written.add(group(name, rules)));
    DumpSettings settings =
        DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).setWidth(1000).build();
    return HEAD + new Dump(settings).dumpToString(of("apiVersion", 1, "groups", written));
  }

  private static Map<String, @Nullable Object> group(
      String name, List<Map<String, @Nullable Object>> rules) {
    return of(
        "orgId",
        1,
        "name",
        name,
        "folder",
        "Monitorix",
        "interval",
        INTERVAL_SECONDS + "s",
        "rules",
        rules);
  }

  private static Map<String, @Nullable Object> rule(SourceRule rule) {
    Map<String, @Nullable Object> fields =
        of(
            "uid",
            uid(rule.name()),
            "title",
            rule.name(),
            "condition",
            "C",
            "data",
            List.of(query(rule.expr()), condition()),
            "noDataState",
            "OK",
            "execErrState",
            "Error",
            "for",
            rule.waits() == null ? "0s" : rule.waits());
    String keeps = rule.keepsFiring();
    if (keeps != null) {
      fields.put("keepFiringFor", keeps);
    }
    // An alert of Prometheus ends as its series ends, which Grafana otherwise takes for a gap.
    fields.put(
        "missing_series_evals_to_resolve", RuleDuration.evaluations(keeps, INTERVAL_SECONDS));
    Map<String, String> annotations = new LinkedHashMap<>();
    rule.annotations().forEach((name, text) -> annotations.put(name, AnnotationText.of(text)));
    fields.put("labels", rule.labels());
    fields.put("annotations", annotations);
    return fields;
  }

  /** At most 40 characters, as Grafana demands. */
  private static String uid(String alert) {
    return "monitorix-" + alert;
  }

  private static Map<String, @Nullable Object> query(String expr) {
    Map<String, @Nullable Object> model = model("A", "prometheus", DATA_SOURCE);
    model.put("expr", expr);
    model.put("instant", true);
    model.put("range", false);
    return data("A", DATA_SOURCE, model);
  }

  private static Map<String, @Nullable Object> condition() {
    Map<String, @Nullable Object> model = model("C", EXPRESSION, EXPRESSION);
    model.put("type", "math");
    model.put("expression", ANY_VALUE);
    return data("C", EXPRESSION, model);
  }

  private static Map<String, @Nullable Object> model(String refId, String type, String uid) {
    return of("refId", refId, "datasource", of("type", type, "uid", uid));
  }

  private static Map<String, @Nullable Object> data(
      String refId, String source, Map<String, @Nullable Object> model) {
    return of(
        "refId",
        refId,
        "datasourceUid",
        source,
        "relativeTimeRange",
        of("from", LOOKS_BACK, "to", 0),
        "model",
        model);
  }

  private static Map<String, @Nullable Object> of(@Nullable Object... namesAndValues) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
    }
    return fields;
  }
}
