package io.monitorix.exporter.config;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.promql.PromQl;
import io.monitorix.alerts.promql.ast.Expr;
import io.monitorix.alerts.promql.ast.ValueType;
import io.monitorix.alerts.promql.error.ParseException;
import io.monitorix.alerts.rules.RuleTemplates;
import io.monitorix.exporter.tuning.Flapping;
import io.monitorix.exporter.tuning.ThresholdAlert;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads {@code monitorix.thresholds}. */
final class ThresholdAlertSection {

  private static final List<String> KEYS =
      List.of(
          "alert",
          "metric",
          "above",
          "below",
          "clear",
          "for",
          "keep_firing_for",
          "labels",
          "annotations");

  /** Set by the evaluation. */
  private static final List<String> RESERVED = List.of("alertname", "alertstate", Labels.NAME);

  private final GlobalConfig global;
  private final KnownRules known;

  ThresholdAlertSection(GlobalConfig global, KnownRules known) {
    this.global = global;
    this.known = known;
  }

  List<ThresholdAlert> read(@Nullable YamlValue section) {
    List<ThresholdAlert> alerts = new ArrayList<>();
    List<YamlValue> elements = section == null ? null : section.list();
    if (elements != null) {
      for (YamlValue element : elements) {
        ThresholdAlert alert = alert(element);
        if (alert != null && isNew(alert, alerts, element)) {
          alerts.add(alert);
        }
      }
    }
    return alerts;
  }

  private boolean isNew(ThresholdAlert alert, List<ThresholdAlert> before, YamlValue place) {
    boolean twice =
        before.stream()
            .anyMatch(
                other ->
                    other.alert().equals(alert.alert()) && other.labels().equals(alert.labels()));
    if (twice) {
      place.problem(
          "'" + alert.alert() + "' stands there twice with the same labels: give it another name");
    }
    return !twice;
  }

  private @Nullable ThresholdAlert alert(YamlValue element) {
    YamlMapping keys = element.mapping(KEYS);
    if (keys == null) {
      return null;
    }
    String name = name(keys.require("alert"));
    Expr metric = metric(keys.require("metric"));
    YamlValue above = keys.get("above");
    YamlValue below = keys.get("below");
    if ((above == null) == (below == null)) {
      keys.problem("expected one of 'above' and 'below'");
      return null;
    }
    Double limit = Limits.read(above == null ? below : above);
    YamlValue end = keys.get("clear");
    Double clear = end == null ? null : Limits.read(end);
    Duration hold = duration(keys.get("for"));
    Duration keep = duration(keys.get("keep_firing_for"));
    Map<String, String> labels = texts(keys.get("labels"), label -> labelFault(label));
    Map<String, String> annotations = texts(keys.get("annotations"), annotation -> null);
    if (name == null
        || metric == null
        || limit == null
        || (end != null && (clear == null || !clears(end, above != null, limit, clear)))
        || hold == null
        || keep == null
        || labels == null
        || annotations == null) {
      return null;
    }
    return new ThresholdAlert(
        name, metric, above != null, limit, clear, hold, keep, labels, annotations);
  }

  private @Nullable String name(@Nullable YamlValue value) {
    String name = value == null ? null : value.text("the name of the alert");
    if (value != null && name != null) {
      if (known.alerts().contains(name) || name.equals(Flapping.ALERT)) {
        value.problem("an alert '" + name + "' comes with Monitorix: give this one another name");
        return null;
      }
    }
    return name;
  }

  private static @Nullable Expr metric(@Nullable YamlValue value) {
    String text = value == null ? null : value.text("an expression that gives series");
    if (value == null || text == null) {
      return null;
    }
    try {
      Expr expr = PromQl.parse(text);
      if (expr.type() == ValueType.VECTOR) {
        return expr;
      }
      value.problem("expected an expression that gives series, each with its newest value");
    } catch (ParseException e) {
      value.problem("could not parse expression: " + e.getMessage());
    }
    return null;
  }

  private boolean clears(YamlValue place, boolean above, double limit, double clear) {
    if (!ThresholdAlert.clears(above, limit, clear)) {
      place.problem(
          above
              ? "a firing alert ends below the value at which it begins: expected less than 'above'"
              : "a firing alert ends above the value at which it begins: expected more than"
                  + " 'below'");
      return false;
    }
    return KnownRules.checkLookback(place, global.evaluationInterval());
  }

  private static @Nullable Duration duration(@Nullable YamlValue value) {
    return value == null
        ? Duration.ZERO
        : value.parse("a duration such as 10m", PrometheusDuration::parse);
  }

  private static @Nullable String labelFault(String label) {
    return RESERVED.contains(label)
        ? "this label is set by the evaluation"
        : RemoteWriteSection.labelFault(label);
  }

  private static @Nullable Map<String, String> texts(
      @Nullable YamlValue section, Function<String, @Nullable String> check) {
    Map<String, String> texts = TextMap.read(section, check);
    YamlMapping mapping = section == null ? null : section.mapping();
    if (texts == null || mapping == null) {
      return texts;
    }
    Map<String, String> fine = new LinkedHashMap<>();
    texts.forEach(
        (name, text) -> {
          YamlValue place = mapping.require(name);
          RuleTemplates.CHECK
              .check(text)
              .ifPresentOrElse(
                  fault -> {
                    if (place != null) {
                      place.problem("template: " + fault.message());
                    }
                  },
                  () -> fine.put(name, text));
        });
    return fine.size() == texts.size() ? fine : null;
  }
}
