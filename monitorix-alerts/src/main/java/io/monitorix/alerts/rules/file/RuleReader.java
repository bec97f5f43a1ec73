package io.monitorix.alerts.rules.file;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.labels.Names;
import io.monitorix.alerts.promql.PromQl;
import io.monitorix.alerts.promql.ast.Expr;
import io.monitorix.alerts.promql.error.ParseException;
import io.monitorix.alerts.yaml.YamlMapping;
import io.monitorix.alerts.yaml.YamlValue;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one rule. */
final class RuleReader {

  private static final List<String> KEYS =
      List.of("record", "alert", "expr", "for", "keep_firing_for", "labels", "annotations");

  private final YamlValue value;
  private final YamlMapping keys;
  private final String record;
  private final String alert;
  private final String place;
  private final Map<String, String> labels;
  private final TemplateCheck templates;

  /**
   * For one rule.
   *
   * @param place begins messages
   * @param groupLabels what the rule's own labels are added to
   */
  RuleReader(
      YamlValue value, String place, Map<String, String> groupLabels, TemplateCheck templates) {
    this.value = value;
    this.keys = value.mapping(KEYS);
    this.record = RuleFileReader.text(keys, "record");
    this.alert = RuleFileReader.text(keys, "alert");
    String name = record.isEmpty() ? alert : record;
    this.place = name.isEmpty() ? place + ": " : place + ", \"" + name + "\": ";
    this.labels = new LinkedHashMap<>(groupLabels);
    this.templates = templates;
  }

  /** Empty if it is wrong in such a way that nothing can be made of it. */
  Optional<RuleSpec> read() {
    if (record.isEmpty() && alert.isEmpty()) {
      value.problem(place + "one of 'record' or 'alert' must be set");
    } else if (!record.isEmpty() && !alert.isEmpty()) {
      keys.key("alert").problem(place + "only one of 'record' and 'alert' must be set");
    }
    Expr expr = expr();
    Duration hold = RuleFileReader.duration(keys, "for").orElse(Duration.ZERO);
    Duration keep = RuleFileReader.duration(keys, "keep_firing_for").orElse(Duration.ZERO);
    YamlValue own = keys.get("labels");
    if (own != null) {
      checkLabelNames(own, place);
      labels.putAll(own.texts());
    }
    YamlValue annotations = keys.get("annotations");
    if (!record.isEmpty()) {
      checkRecord(hold, keep, annotations);
    }
    if (!alert.isEmpty()) {
      checkTemplates("label", own);
      checkTemplates("annotation", annotations);
    }
    Map<String, String> notes = annotations == null ? Map.of() : annotations.texts();
    notes.keySet().stream()
        .filter(name -> !Names.isValid(name))
        .forEach(name -> value.problem(place + "invalid annotation name: " + name));
    if (expr == null) {
      return Optional.empty();
    }
    return Optional.of(
        alert.isEmpty()
            ? new RecordSpec(record, expr, labels, value.line())
            : new AlertSpec(alert, expr, hold, keep, labels, notes, value.line()));
  }

  private @Nullable Expr expr() {
    YamlValue text = keys.get("expr");
    if (text == null || text.text().isEmpty()) {
      (text == null ? value : text).problem(place + "field 'expr' must be set in rule");
      return null;
    }
    try {
      return PromQl.parse(text.text());
    } catch (ParseException e) {
      text.problemAt(e.start(), place + "could not parse expression: " + e.reason());
      return null;
    }
  }

  private void checkRecord(Duration hold, Duration keep, @Nullable YamlValue annotations) {
    if (annotations != null && !annotations.texts().isEmpty()) {
      notInRecordingRules("annotations");
    }
    if (!hold.isZero()) {
      notInRecordingRules("for");
    }
    if (!keep.isZero()) {
      notInRecordingRules("keep_firing_for");
    }
    YamlValue name = keys.get("record");
    if (name == null) {
      return;
    }
    if (!Names.isValid(record)) {
      name.problem(place + "invalid recording rule name: " + record);
    } else if (record.contains("{") || record.contains("}")) {
      name.problem(
          place + "braces present in the recording rule name; should it be in expr?: " + record);
    }
  }

  private void notInRecordingRules(String key) {
    keys.key(key).problem(place + "invalid field '" + key + "' in recording rule");
  }

  static void checkLabelNames(YamlValue labels, String place) {
    YamlMapping mapping = labels.mapping();
    mapping
        .values()
        .forEach(
            (name, text) -> {
              if (!Names.isValid(name) || name.equals(Labels.NAME)) {
                mapping.key(name).problem(place + "invalid label name: " + name);
              }
              if (!text.text().isEmpty() && !Names.isValid(text.text())) {
                text.problem(place + "invalid label value: it is not UTF-8 text");
              }
            });
  }

  private void checkTemplates(String kind, @Nullable YamlValue texts) {
    if (texts == null) {
      return;
    }
    texts
        .mapping()
        .values()
        .forEach(
            (name, text) ->
                templates
                    .check(text.text())
                    .ifPresent(
                        fault ->
                            text.problemAt(
                                fault.index(),
                                place + kind + " \"" + name + "\": " + fault.message())));
  }
}
