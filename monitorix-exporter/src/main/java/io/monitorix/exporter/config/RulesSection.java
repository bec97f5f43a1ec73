package io.monitorix.exporter.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code rule_files} and {@code rules}. */
final class RulesSection {

  private static final List<String> KEYS =
      List.of("shipped", "resend_delay", "for_outage_tolerance", "for_grace_period", "concurrency");
  private static final List<String> SHIPPED_KEYS = List.of("enabled", "disable");
  private static final int MOST_AT_ONCE = 64;

  private RulesSection() {}

  /**
   * What the file says; with a default for what is wrong.
   *
   * @param evaluated whether there are series to evaluate rules over
   */
  static RulesConfig read(YamlMapping root, Path folder, boolean evaluated) {
    RulesConfig none = RulesConfig.NONE;
    YamlValue written = root.get("rule_files");
    List<String> files = texts(written, "the path of a rule file, or a pattern of such");
    YamlValue section = root.get("rules");
    YamlMapping rules = section == null ? null : section.mapping(KEYS);
    YamlValue shipped = rules == null ? null : rules.get("shipped");
    YamlMapping ours = shipped == null ? null : shipped.mapping(SHIPPED_KEYS);
    YamlValue enabled = ours == null ? null : ours.get("enabled");
    Boolean wanted = enabled == null ? Boolean.valueOf(evaluated) : enabled.bool();
    Set<String> disabled =
        new LinkedHashSet<>(
            texts(ours == null ? null : ours.get("disable"), "the name of an alert"));
    if (written != null && !files.isEmpty() && !evaluated) {
      written.problem(
          "rules are evaluated over kept series: set series.enabled, or leave rule_files out");
    }
    YamlValue atOnce = rules == null ? null : rules.get("concurrency");
    Integer concurrency = atOnce == null ? null : atOnce.integer(1, MOST_AT_ONCE);
    return new RulesConfig(
        files,
        folder,
        Boolean.TRUE.equals(wanted) && evaluated,
        disabled,
        duration(rules, "resend_delay", none.resendDelay()),
        duration(rules, "for_outage_tolerance", none.outageTolerance()),
        duration(rules, "for_grace_period", none.gracePeriod()),
        concurrency == null ? none.concurrency() : concurrency);
  }

  private static Duration duration(@Nullable YamlMapping rules, String key, Duration otherwise) {
    YamlValue value = rules == null ? null : rules.get(key);
    Duration duration =
        value == null ? null : value.parse("a duration such as 10m", PrometheusDuration::parse);
    return duration == null ? otherwise : duration;
  }

  private static List<String> texts(@Nullable YamlValue list, String expected) {
    List<YamlValue> elements = list == null ? null : list.list();
    List<String> texts = new ArrayList<>();
    if (elements != null) {
      for (YamlValue element : elements) {
        String text = element.text(expected);
        if (text != null) {
          texts.add(text);
        }
      }
    }
    return texts;
  }
}
