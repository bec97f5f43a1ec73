package io.monitorix.alerts.routing.config;

import com.google.re2j.PatternSyntaxException;
import io.monitorix.alerts.labels.LabelMatcher;
import io.monitorix.alerts.labels.Names;
import io.monitorix.alerts.routing.matchers.MatcherSyntaxException;
import io.monitorix.alerts.routing.matchers.Matchers;
import io.monitorix.alerts.yaml.YamlMapping;
import io.monitorix.alerts.yaml.YamlValue;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the matchers of a route or of one side of an inhibition rule, which stand in three keys.
 */
final class MatcherReader {

  private MatcherReader() {}

  /**
   * All of them.
   *
   * @param equal the key with values by name
   * @param regex the key with regular expressions by name
   * @param list the key with a list of texts
   */
  static Matchers read(YamlMapping keys, String equal, String regex, String list) {
    List<LabelMatcher> matchers = new ArrayList<>();
    add(keys, equal, LabelMatcher.Type.EQUAL, matchers);
    add(keys, regex, LabelMatcher.Type.REGEX, matchers);
    Matchers all = new Matchers(matchers);
    for (YamlValue each : Scalars.elements(keys, list)) {
      try {
        all = all.and(Matchers.parse(each.text()));
      } catch (MatcherSyntaxException e) {
        each.problem(e.reason());
      }
    }
    return all;
  }

  private static void add(
      YamlMapping keys, String key, LabelMatcher.Type type, List<LabelMatcher> matchers) {
    YamlValue value = keys.get(key);
    if (value == null) {
      return;
    }
    YamlMapping mapping = value.mapping();
    mapping
        .values()
        .forEach(
            (name, text) -> {
              if (!Names.isValid(name)) {
                mapping.key(name).problem("invalid label name " + Names.quote(name));
                return;
              }
              try {
                matchers.add(LabelMatcher.of(name, type, valueOf(text.text(), type)));
              } catch (PatternSyntaxException e) {
                text.problem(String.valueOf(e.getMessage()));
              }
            });
  }

  /** Alertmanager keeps these expressions with their anchors, which is seen in group keys. */
  private static String valueOf(String text, LabelMatcher.Type type) {
    return type == LabelMatcher.Type.REGEX ? "^(?:" + text + ")$" : text;
  }
}
