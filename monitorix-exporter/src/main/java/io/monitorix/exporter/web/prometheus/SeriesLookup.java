package io.monitorix.exporter.web.prometheus;

import io.monitorix.alerts.labels.LabelMatcher;
import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.labels.Names;
import io.monitorix.alerts.labels.Utf8Order;
import io.monitorix.alerts.series.SeriesStore;
import io.monitorix.exporter.auth.Visibility;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code series}, {@code labels} and {@code label/…/values}: which series there are. */
final class SeriesLookup {

  private static final String ESCAPED = "U__";
  private static final Pattern ESCAPE = Pattern.compile("__|_(10[0-9a-fA-F]{4}|[0-9a-fA-F]{1,5})_");

  private final SeriesStore store;

  SeriesLookup(SeriesStore store) {
    this.store = store;
  }

  Answer series(Parameters parameters) {
    if (parameters.all("match[]").isEmpty()) {
      throw new ApiException(ErrorType.BAD_DATA, "no match[] parameter provided");
    }
    int limit = parameters.limit();
    Span span = Span.of(parameters);
    List<List<LabelMatcher>> matchers = parameters.matchers();
    Collection<Labels> found;
    if (matchers.size() == 1) {
      found = seen(parameters, matchers.get(0), span);
    } else {
      found = new TreeSet<>();
      for (List<LabelMatcher> each : matchers) {
        found.addAll(seen(parameters, each, span));
      }
    }
    return Answer.limited(found, limit, JsonText::labels);
  }

  private List<Labels> seen(Parameters parameters, List<LabelMatcher> matchers, Span span) {
    List<Labels> all = store.series(matchers, span.from(), span.to());
    Visibility visibility = parameters.visibility();
    return visibility.isAll() ? all : all.stream().filter(visibility::sees).toList();
  }

  Answer names(Parameters parameters) {
    int limit = parameters.limit();
    Span span = Span.of(parameters);
    return Answer.texts(
        parameters.visibility().isAll()
            ? union(parameters, each -> store.labelNames(each, span.from(), span.to()))
            : union(parameters, each -> names(seen(parameters, each, span))),
        limit);
  }

  Answer values(String segment, Parameters parameters) {
    String name = segment.startsWith(ESCAPED) ? unescaped(segment) : segment;
    if (!Names.isValid(name)) {
      throw new ApiException(ErrorType.BAD_DATA, "invalid label name: " + Names.quote(name));
    }
    int limit = parameters.limit();
    Span span = Span.of(parameters);
    return Answer.texts(
        parameters.visibility().isAll()
            ? union(parameters, each -> store.labelValues(name, each, span.from(), span.to()))
            : union(parameters, each -> values(name, seen(parameters, each, span))),
        limit);
  }

  private static Set<String> names(List<Labels> series) {
    Set<String> names = new TreeSet<>(Utf8Order::compare);
    series.forEach(labels -> labels.forEach((name, value) -> names.add(name)));
    return names;
  }

  private static Set<String> values(String name, List<Labels> series) {
    Set<String> values = new TreeSet<>(Utf8Order::compare);
    series.stream().filter(labels -> labels.has(name)).forEach(each -> values.add(each.get(name)));
    return values;
  }

  private static Set<String> union(
      Parameters parameters, Function<List<LabelMatcher>, Set<String>> lookup) {
    List<List<LabelMatcher>> matchers = parameters.matchers();
    if (matchers.size() <= 1) {
      return lookup.apply(matchers.isEmpty() ? List.of() : matchers.get(0));
    }
    Set<String> all = new TreeSet<>(Utf8Order::compare);
    matchers.forEach(each -> all.addAll(lookup.apply(each)));
    return all;
  }

  /**
   * A name that was made to fit into a path: two underscores stand for one, {@code _2e_} for the
   * character of that number.
   */
  private static String unescaped(String segment) {
    Matcher escape = ESCAPE.matcher(segment.substring(ESCAPED.length()));
    return escape.replaceAll(
        found -> {
          String code = found.group(1);
          return Matcher.quoteReplacement(
              code == null ? "_" : Character.toString(Integer.parseInt(code, 16)));
        });
  }

  /** The time that is asked for, in milliseconds. */
  private record Span(long from, long to) {
    static Span of(Parameters parameters) {
      return new Span(
          parameters.time("start", ApiTime.EARLIEST).toEpochMilli(),
          parameters.time("end", ApiTime.LATEST).toEpochMilli());
    }
  }
}
