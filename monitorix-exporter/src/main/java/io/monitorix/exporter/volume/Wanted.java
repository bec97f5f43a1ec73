package io.monitorix.exporter.volume;

import com.google.re2j.Pattern;
import io.monitorix.exporter.config.Patterns;
import java.util.List;
import java.util.function.Predicate;

/** {@link Patterns}, compiled. */
record Wanted(List<Pattern> include, List<Pattern> exclude) {

  static Wanted of(Patterns patterns) {
    return new Wanted(compiled(patterns.include()), compiled(patterns.exclude()));
  }

  private static List<Pattern> compiled(List<String> regexes) {
    return regexes.stream().map(regex -> Pattern.compile("(?s:" + regex + ")")).toList();
  }

  /** Whether something of these names is wanted. */
  boolean any(List<String> names) {
    return (include.isEmpty() || matches(include, names)) && !matches(exclude, names);
  }

  /** Whether something of this name is wanted. */
  boolean one(String name) {
    return any(List.of(name));
  }

  private static boolean matches(List<Pattern> patterns, List<String> names) {
    for (Pattern pattern : patterns) {
      Predicate<String> matches = pattern::matches;
      if (names.stream().anyMatch(matches)) {
        return true;
      }
    }
    return false;
  }
}
