package io.monitorix.exporter.web.alertmanager;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.monitorix.alerts.routing.matchers.MatcherSyntaxException;
import io.monitorix.alerts.routing.matchers.Matchers;
import io.monitorix.exporter.web.Form;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The parameters of a request, read as Alertmanager reads them. */
record Query(Form form) {

  private static final Set<String> YES =
      Set.of("true", "1", "yes", "ok", "y", "on", "selected", "checked", "t", "enabled");

  /**
   * All of {@code filter}, which can be there several times.
   *
   * @throws ApiException if any is no matcher
   */
  Matchers filter() {
    Matchers all = Matchers.NONE;
    for (String text :
        Stream.concat(form.all("filter").stream(), form.all("filter[]").stream()).toList()) {
      try {
        all = all.and(Matchers.parse(text));
      } catch (MatcherSyntaxException e) {
        throw ApiException.text(400, e.reason());
      }
    }
    return all;
  }

  /**
   * The whole names of receivers.
   *
   * @throws ApiException if it is no regular expression
   */
  Optional<Pattern> receiver() {
    String regex = form.first("receiver");
    if (regex.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Pattern.compile("^(?:" + regex + ")$"));
    } catch (PatternSyntaxException e) {
      throw ApiException.text(400, "failed to parse receiver param: " + e.getMessage());
    }
  }

  /** True unless it is there and does not say so. */
  boolean flag(String name) {
    String text = form.first(name);
    return text.isEmpty() || YES.contains(text.toLowerCase(Locale.ROOT));
  }
}
