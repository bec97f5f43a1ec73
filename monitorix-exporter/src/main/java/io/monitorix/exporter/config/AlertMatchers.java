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
      Optional<Matchers> read = one(element);
      fine &= read.isPresent();
      all = all.and(read.orElse(Matchers.NONE));
    }
    return fine ? Optional.of(all) : Optional.empty();
  }

  /** One text, which may have several matchers. Empty after a problem. */
  static Optional<Matchers> one(YamlValue element) {
    String text = element.text("a matcher such as severity=\"critical\"");
    try {
      return Optional.ofNullable(text).map(Matchers::parse);
    } catch (MatcherSyntaxException e) {
      element.problem(e.reason());
      return Optional.empty();
    }
  }
}
