package io.monitorix.exporter.config;

import io.monitorix.alerts.labels.LabelMatcher;
import io.monitorix.alerts.routing.matchers.MatcherSyntaxException;
import io.monitorix.alerts.routing.matchers.Matchers;
import java.util.List;
import java.util.Optional;

/** Reads lists of matchers as the routing file has them: {@code ['severity="critical"']}. */
final class AlertMatchers {

  private AlertMatchers() {}

  /** Of alerts that are meant: not all of them. Empty after a problem. */
  static Optional<Matchers> selecting(YamlValue section) {
    Optional<Matchers> all = read(section);
    if (all.isPresent() && all.get().list().stream().allMatch(LabelMatcher::matchesEmpty)) {
      section.problem("expected at least one matcher that does not match the empty text");
      return Optional.empty();
    }
    return all;
  }

  /** All have to match. Empty after a problem. */
  static Optional<Matchers> read(YamlValue section) {
    List<YamlValue> elements = section.list();
    if (elements == null) {
      return Optional.empty();
    }
    Matchers all = Matchers.NONE;
    boolean fine = true;
    for (YamlValue element : elements) {
      String text = element.text("a matcher such as severity=\"critical\"");
      try {
        if (text == null) {
          fine = false;
        } else {
          all = all.and(Matchers.parse(text));
        }
      } catch (MatcherSyntaxException e) {
        element.problem(e.reason());
        fine = false;
      }
    }
    return fine ? Optional.of(all) : Optional.empty();
  }
}
