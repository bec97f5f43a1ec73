package io.monitorix.exporter.web.manage;

import com.squareup.moshi.JsonWriter;
import io.monitorix.alerts.promql.ast.DurationText;
import io.monitorix.alerts.rules.file.AlertSpec;
import io.monitorix.exporter.rules.KnownRule;
import io.monitorix.exporter.rules.RuleBook;
import io.monitorix.exporter.rules.RuleOverride;
import io.monitorix.exporter.web.api.Answers;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes rules. */
final class RuleJson {

  private RuleJson() {}

  /**
   * A rule.
   *
   * @param running how it does; null where it is not evaluated
   */
  static void rule(JsonWriter out, KnownRule rule, String state, RuleBook.@Nullable Rule running)
      throws IOException {
    out.beginObject().name("group").value(rule.name().group());
    out.name("name").value(rule.name().name()).name("file").value(rule.file());
    out.name("type").value(rule.isAlert() ? "alerting" : "recording");
    out.name("enabled").value(rule.enabled());
    out.name("overridden").value(rule.override().isPresent());
    out.name("query").value(rule.spec().expr().toString());
    Answers.texts(out.name("labels"), rule.spec().labels());
    if (rule.spec() instanceof AlertSpec alert) {
      out.name("for").value(DurationText.print(alert.hold().toMillis()));
      Answers.texts(out.name("annotations"), alert.annotations());
    } else {
      out.name("for").nullValue().name("annotations").beginObject().endObject();
    }
    thresholds(out, rule);
    out.name("state").value(state);
    out.name("alerts")
        .value(running instanceof RuleBook.Alerting alerting ? alerting.alerts().size() : 0);
    out.name("health").value(running == null ? "unknown" : running.evaluation().health());
    Answers.text(
        out.name("lastError"),
        Optional.ofNullable(running).map(each -> each.evaluation().lastError()));
    Instant at = running == null ? Instant.EPOCH : running.evaluation().at();
    Answers.time(out.name("lastEvaluation"), at.equals(Instant.EPOCH) ? null : at);
    Answers.number(
        out.name("evaluationSeconds"),
        running == null ? null : running.evaluation().took().toNanos() / 1e9);
    out.endObject();
  }

  private static void thresholds(JsonWriter out, KnownRule rule) throws IOException {
    Map<String, Double> changed = rule.override().map(RuleOverride::thresholds).orElse(Map.of());
    out.name("thresholds").beginArray();
    for (Map.Entry<String, @Nullable Double> each : rule.thresholds().entrySet()) {
      Double now = changed.getOrDefault(each.getKey(), each.getValue());
      out.beginObject().name("name").value(each.getKey());
      Answers.number(out.name("value"), now);
      Answers.number(out.name("configured"), each.getValue());
      out.endObject();
    }
    out.endArray();
  }
}
