package io.monitorix.alerts.routing.config;

import io.monitorix.alerts.promql.ast.DurationText;
import io.monitorix.alerts.yaml.YamlMapping;
import io.monitorix.alerts.yaml.YamlValue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Reads single values, as Alertmanager's reader of YAML takes them. */
final class Scalars {

  private static final Set<String> YES =
      Set.of("true", "True", "TRUE", "y", "Y", "yes", "Yes", "YES", "on", "On", "ON");
  private static final Set<String> NO =
      Set.of("false", "False", "FALSE", "n", "N", "no", "No", "NO", "off", "Off", "OFF");

  private Scalars() {}

  static String text(YamlMapping keys, String key) {
    YamlValue value = keys.get(key);
    return value == null ? "" : value.text();
  }

  static List<String> texts(YamlMapping keys, String key) {
    return elements(keys, key).stream().map(YamlValue::text).toList();
  }

  static List<YamlValue> elements(YamlMapping keys, String key) {
    YamlValue value = keys.get(key);
    return value == null ? List.of() : value.list();
  }

  /** Empty if it is not there, or wrong, which is then told. */
  static Optional<Boolean> flag(YamlMapping keys, String key) {
    YamlValue value = keys.get(key);
    return value == null
        ? Optional.empty()
        : Optional.ofNullable(value.parse("true or false", Scalars::flag));
  }

  /** Empty if it is not there, or wrong, which is then told. */
  static Optional<Duration> duration(YamlMapping keys, String key) {
    YamlValue value = keys.get(key);
    return value == null
        ? Optional.empty()
        : Optional.ofNullable(
            value.parse("a duration such as 30s, 5m or 1h30m", Scalars::duration));
  }

  private static boolean flag(String text) {
    if (YES.contains(text)) {
      return true;
    }
    if (NO.contains(text)) {
      return false;
    }
    throw new IllegalArgumentException(text);
  }

  private static Duration duration(String text) {
    OptionalLong millis = DurationText.parse(text);
    return Duration.ofMillis(millis.orElseThrow(IllegalArgumentException::new));
  }
}
