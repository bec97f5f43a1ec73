package io.monitorix.exporter.web.prometheus;

import com.squareup.moshi.JsonWriter;
import io.monitorix.alerts.promql.ast.FloatText;
import io.monitorix.exporter.rules.RuleBook;
import java.io.IOException;
import java.util.List;

/** Rules and alerts as the API gives them. */
final class RuleJson {

  private RuleJson() {}

  static void group(JsonWriter out, RuleBook.Group group, boolean withAlerts) throws IOException {
    out.beginObject().name("name").value(group.name()).name("file").value(group.file());
    out.name("rules").beginArray();
    for (RuleBook.Rule rule : group.rules()) {
      rule(out, rule, withAlerts);
    }
    out.endArray().name("interval");
    JsonText.seconds(out, group.interval());
    out.name("limit").value(group.limit()).name("evaluationTime");
    JsonText.seconds(out, group.evaluationTime());
    out.name("lastEvaluation").value(group.lastEvaluation().toString()).endObject();
  }

  private static void rule(JsonWriter out, RuleBook.Rule rule, boolean withAlerts)
      throws IOException {
    out.beginObject();
    if (rule instanceof RuleBook.Alerting alerting) {
      out.name("state").value(state(alerting));
    }
    out.name("name").value(rule.name()).name("query").value(rule.query());
    if (rule instanceof RuleBook.Alerting alerting) {
      out.name("duration");
      JsonText.seconds(out, alerting.holdFor());
      out.name("keepFiringFor");
      JsonText.seconds(out, alerting.keepFiringFor());
    }
    out.name("labels");
    JsonText.labels(out, rule.labels());
    if (rule instanceof RuleBook.Alerting alerting) {
      out.name("annotations");
      JsonText.texts(out, alerting.annotations());
      out.name("alerts");
      alerts(out, withAlerts ? alerting.alerts() : List.of());
    }
    RuleBook.Evaluation last = rule.evaluation();
    out.name("health").value(last.health());
    if (last.lastError() != null) {
      out.name("lastError").value(last.lastError());
    }
    out.name("evaluationTime");
    JsonText.seconds(out, last.took());
    out.name("lastEvaluation").value(last.at().toString());
    out.name("type").value(rule instanceof RuleBook.Alerting ? "alerting" : "recording");
    out.endObject();
  }

  private static String state(RuleBook.Alerting rule) {
    if (rule.alerts().isEmpty()) {
      return "inactive";
    }
    return rule.alerts().stream().anyMatch(RuleBook.Alert::firing) ? "firing" : "pending";
  }

  static void alerts(JsonWriter out, List<RuleBook.Alert> alerts) throws IOException {
    out.beginArray();
    for (RuleBook.Alert alert : alerts) {
      out.beginObject().name("labels");
      JsonText.labels(out, alert.labels());
      out.name("annotations");
      JsonText.texts(out, alert.annotations());
      out.name("state").value(alert.firing() ? "firing" : "pending");
      out.name("activeAt").value(alert.activeAt().toString());
      if (alert.keepFiringSince() != null) {
        out.name("keepFiringSince").value(alert.keepFiringSince().toString());
      }
      out.name("value").value(FloatText.scientific(alert.value())).endObject();
    }
    out.endArray();
  }
}
