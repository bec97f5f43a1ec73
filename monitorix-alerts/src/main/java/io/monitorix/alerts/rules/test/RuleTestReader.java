package io.monitorix.alerts.rules.test;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.promql.ast.DurationText;
import io.monitorix.alerts.promql.script.SeriesLine;
import io.monitorix.alerts.yaml.FileException;
import io.monitorix.alerts.yaml.Problems;
import io.monitorix.alerts.yaml.YamlFile;
import io.monitorix.alerts.yaml.YamlMapping;
import io.monitorix.alerts.yaml.YamlValue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a file of tests. */
final class RuleTestReader {

  private static final Duration DEFAULT_INTERVAL = Duration.ofMinutes(1);
  private static final List<String> FILE_KEYS =
      List.of("rule_files", "evaluation_interval", "group_eval_order", "fuzzy_compare", "tests");
  private static final List<String> TEST_KEYS =
      List.of(
          "name",
          "interval",
          "input_series",
          "external_labels",
          "external_url",
          "alert_rule_test",
          "promql_expr_test");
  private static final List<String> SERIES_KEYS = List.of("series", "values");
  private static final List<String> ALERT_KEYS = List.of("eval_time", "alertname", "exp_alerts");
  private static final List<String> FIRING_KEYS = List.of("exp_labels", "exp_annotations");
  private static final List<String> EXPR_KEYS = List.of("expr", "eval_time", "exp_samples");
  private static final List<String> SAMPLE_KEYS = List.of("labels", "value", "histogram");

  private RuleTestReader() {}

  /**
   * Reads one.
   *
   * @throws FileException with all that is wrong
   */
  static RuleTestFile read(Path file) {
    Problems problems = new Problems(file.toString());
    Optional<YamlValue> root = YamlFile.read(file, problems);
    RuleTestFile read =
        root.map(RuleTestReader::file)
            .orElseGet(
                () -> new RuleTestFile(List.of(), DEFAULT_INTERVAL, List.of(), false, List.of()));
    problems.throwIfAny();
    return read;
  }

  private static RuleTestFile file(YamlValue root) {
    YamlMapping keys = root.mapping(FILE_KEYS);
    Duration interval =
        duration(keys, "evaluation_interval")
            .filter(each -> !each.isZero())
            .orElse(DEFAULT_INTERVAL);
    List<String> order = new ArrayList<>();
    Set<String> named = new HashSet<>();
    for (YamlValue name : list(keys, "group_eval_order")) {
      if (!named.add(name.text())) {
        name.problem("group name repeated in evaluation order: " + name.text());
      }
      order.add(name.text());
    }
    YamlValue fuzzy = keys.get("fuzzy_compare");
    Boolean isFuzzy = fuzzy == null ? null : fuzzy.parse("true or false", RuleTestReader::bool);
    return new RuleTestFile(
        list(keys, "rule_files").stream().map(YamlValue::text).toList(),
        interval,
        order,
        isFuzzy != null && isFuzzy,
        list(keys, "tests").stream().map(test -> test(test, interval)).toList());
  }

  private static RuleTest test(YamlValue value, Duration evaluationInterval) {
    YamlMapping keys = value.mapping(TEST_KEYS);
    List<SeriesLine> series = new ArrayList<>();
    for (YamlValue each : list(keys, "input_series")) {
      YamlMapping parts = each.mapping(SERIES_KEYS);
      String text = text(parts, "series") + " " + text(parts, "values");
      YamlValue place = parts.get("series");
      read(place == null ? each : place, text, SeriesLine::read).ifPresent(series::add);
    }
    YamlValue labels = keys.get("external_labels");
    return new RuleTest(
        text(keys, "name"),
        duration(keys, "interval").filter(each -> !each.isZero()).orElse(evaluationInterval),
        series,
        labels == null ? Labels.EMPTY : Labels.of(labels.texts()),
        text(keys, "external_url"),
        list(keys, "alert_rule_test").stream().map(RuleTestReader::alert).toList(),
        list(keys, "promql_expr_test").stream().map(RuleTestReader::expr).toList(),
        value.line());
  }

  private static RuleTest.AlertCase alert(YamlValue value) {
    YamlMapping keys = value.mapping(ALERT_KEYS);
    String name = text(keys, "alertname");
    if (name.isEmpty()) {
      value.problem("an item under alert_rule_test misses required attribute alertname");
    }
    List<RuleTest.FiringAlert> firing = new ArrayList<>();
    for (YamlValue each : list(keys, "exp_alerts")) {
      YamlMapping parts = each.mapping(FIRING_KEYS);
      Map<String, String> labels = texts(parts, "exp_labels");
      labels.put("alertname", name);
      firing.add(new RuleTest.FiringAlert(Labels.of(labels), texts(parts, "exp_annotations")));
    }
    return new RuleTest.AlertCase(time(keys), name, firing, value.line());
  }

  private static RuleTest.ExprCase expr(YamlValue value) {
    YamlMapping keys = value.mapping(EXPR_KEYS);
    List<RuleTest.Expected> samples = new ArrayList<>();
    for (YamlValue each : list(keys, "exp_samples")) {
      YamlMapping parts = each.mapping(SAMPLE_KEYS);
      if (parts.get("histogram") != null) {
        parts.key("histogram").problem("native histograms are not supported");
      }
      String text = text(parts, "labels");
      YamlValue number = parts.get("value");
      Double amount = number == null ? Double.valueOf(0) : number.number();
      Optional<Labels> labels =
          text.isBlank() ? Optional.of(Labels.EMPTY) : read(each, text, SeriesLine::labels);
      if (labels.isPresent() && amount != null) {
        samples.add(new RuleTest.Expected(labels.get(), amount));
      }
    }
    return new RuleTest.ExprCase(text(keys, "expr"), time(keys), samples, value.line());
  }

  private static <T> Optional<T> read(YamlValue place, String text, Function<String, T> reading) {
    try {
      return Optional.of(reading.apply(text));
    } catch (IllegalArgumentException e) {
      place.problem(e.getMessage() == null ? "cannot be read: " + text : e.getMessage());
      return Optional.empty();
    }
  }

  private static List<YamlValue> list(YamlMapping keys, String key) {
    YamlValue value = keys.get(key);
    return value == null ? List.of() : value.list();
  }

  private static String text(YamlMapping keys, String key) {
    YamlValue value = keys.get(key);
    return value == null ? "" : value.text();
  }

  private static Map<String, String> texts(YamlMapping keys, String key) {
    YamlValue value = keys.get(key);
    return value == null ? new LinkedHashMap<>() : value.texts();
  }

  private static Duration time(YamlMapping keys) {
    return duration(keys, "eval_time").orElse(Duration.ZERO);
  }

  private static Optional<Duration> duration(YamlMapping keys, String key) {
    @Nullable YamlValue value = keys.get(key);
    return value == null
        ? Optional.empty()
        : Optional.ofNullable(
            value.parse(
                "a duration such as 30s, 5m or 1h30m",
                text ->
                    Duration.ofMillis(
                        DurationText.parse(text).orElseThrow(IllegalArgumentException::new))));
  }

  private static boolean bool(String text) {
    return switch (text) {
      case "true", "True", "TRUE" -> true;
      case "false", "False", "FALSE" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }
}
