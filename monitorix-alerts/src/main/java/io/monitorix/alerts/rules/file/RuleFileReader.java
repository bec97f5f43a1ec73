package io.monitorix.alerts.rules.file;

import io.monitorix.alerts.promql.ast.DurationText;
import io.monitorix.alerts.yaml.Problems;
import io.monitorix.alerts.yaml.YamlMapping;
import io.monitorix.alerts.yaml.YamlValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the groups of one file, and each rule by {@link RuleReader}. */
final class RuleFileReader {

  private static final List<String> FILE_KEYS = List.of("groups");
  private static final List<String> GROUP_KEYS =
      List.of("name", "interval", "query_offset", "limit", "labels", "rules");

  private final Problems problems;
  private final TemplateCheck templates;
  private final Set<String> names = new HashSet<>();

  RuleFileReader(Problems problems, TemplateCheck templates) {
    this.problems = problems;
    this.templates = templates;
  }

  RuleFile read(Optional<YamlValue> root) {
    List<GroupSpec> groups = new ArrayList<>();
    YamlValue list = root.map(value -> value.mapping(FILE_KEYS).get("groups")).orElse(null);
    if (list != null) {
      list.list().forEach(group -> groups.add(group(group)));
    }
    problems.throwIfAny();
    return new RuleFile(problems.file(), groups);
  }

  private GroupSpec group(YamlValue value) {
    YamlMapping keys = value.mapping(GROUP_KEYS);
    String name = text(keys, "name");
    if (name.isEmpty()) {
      value.problem("Groupname must not be empty");
    } else if (!names.add(name)) {
      keys.key("name").problem("groupname: \"" + name + "\" is repeated in the same file");
    }
    Map<String, String> labels = labels(keys);
    List<RuleSpec> rules = new ArrayList<>();
    YamlValue list = keys.get("rules");
    if (list != null) {
      int number = 0;
      for (YamlValue rule : list.list()) {
        String place = "group \"" + name + "\", rule " + ++number;
        new RuleReader(rule, place, labels, templates).read().ifPresent(rules::add);
      }
    }
    return new GroupSpec(
        name,
        duration(keys, "interval").filter(interval -> !interval.isZero()).orElse(null),
        duration(keys, "query_offset").orElse(null),
        limit(keys.get("limit")),
        rules);
  }

  private static Map<String, String> labels(YamlMapping keys) {
    YamlValue value = keys.get("labels");
    if (value == null) {
      return new LinkedHashMap<>();
    }
    RuleReader.checkLabelNames(value, "");
    return value.texts();
  }

  private static int limit(@Nullable YamlValue value) {
    Integer limit = value == null ? null : value.integer();
    return limit == null ? 0 : limit;
  }

  static String text(YamlMapping keys, String key) {
    YamlValue value = keys.get(key);
    return value == null ? "" : value.text();
  }

  /** Empty if it is not there, or wrong, which is then told. */
  static Optional<Duration> duration(YamlMapping keys, String key) {
    YamlValue value = keys.get(key);
    return value == null
        ? Optional.empty()
        : Optional.ofNullable(
            value.parse("a duration such as 30s, 5m or 1h30m", RuleFileReader::duration));
  }

  private static Duration duration(String text) {
    OptionalLong millis = DurationText.parse(text);
    return Duration.ofMillis(millis.orElseThrow(IllegalArgumentException::new));
  }
}
