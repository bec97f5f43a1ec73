package io.monitorix.alerts.template.functions;

import io.monitorix.alerts.promql.ast.DurationText;
import io.monitorix.alerts.template.format.Quotes;
import io.monitorix.alerts.template.value.Budget;
import io.monitorix.alerts.template.value.Function;
import io.monitorix.alerts.template.value.FunctionFailedException;
import io.monitorix.alerts.template.value.Type;
import io.monitorix.alerts.template.value.Value;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The functions of Prometheus's rules: those that need nothing, and those of one evaluation. */
public final class PrometheusFunctions {

  private static final Functions FIXED =
      Functions.go()
          .with(Humanize.all())
          .with(Regexes.all())
          .with(
              TextFunctions.of("title", text -> Words.title(text, false)),
              TextFunctions.of("toUpper", Words::upper),
              TextFunctions.of("toLower", Words::lower),
              TextFunctions.of("graphLink", query -> link(query, 0)),
              TextFunctions.of("tableLink", query -> link(query, 1)),
              TextFunctions.of("stripPort", HostPorts::withoutPort),
              TextFunctions.of("stripDomain", HostPorts::withoutDomain),
              TextFunctions.of("urlQueryEscape", Escapes::query),
              Function.of("parseDuration", PrometheusFunctions::duration, Type.STRING),
              safeHtml(),
              Function.variadic("args", PrometheusFunctions::arguments, Type.ANY),
              // The execution puts its own in this place.
              Function.of("tmpl", (a, budget) -> Value.NOTHING, Type.STRING, Type.ANY))
          .with(Samples.all());

  private PrometheusFunctions() {}

  /**
   * All functions, for one evaluation.
   *
   * @param externalUrl where this server is reached
   * @param query answers the function {@code query}
   */
  public static Functions of(String externalUrl, Instant now, QueryFunction query) {
    return FIXED.with(
        Function.of("externalURL", (a, budget) -> Value.of(externalUrl)),
        Function.of("pathPrefix", (a, budget) -> Value.of(path(externalUrl))),
        Function.of("now", (a, budget) -> Value.of(now.toEpochMilli() / 1000.0)),
        Samples.query(query, now));
  }

  static Function safeHtml() {
    return Function.of(
        "safeHtml",
        (a, budget) -> new Value.Text(TextFunctions.text(a, 0), Type.HTML),
        Type.STRING);
  }

  private static String path(String url) {
    try {
      String path = URI.create(url).getPath();
      return path == null ? "" : path;
    } catch (IllegalArgumentException e) {
      throw new FunctionFailedException("external URL is none: " + url);
    }
  }

  private static String link(String query, int tab) {
    return "/graph?g0.expr=" + Escapes.query(query) + "&g0.tab=" + tab;
  }

  private static Value duration(List<Value> arguments, Budget budget) {
    String text = TextFunctions.text(arguments, 0);
    OptionalLong millis = DurationText.parse(text);
    if (millis.isPresent()) {
      return Value.of(millis.getAsLong() / 1000.0);
    }
    throw new FunctionFailedException(
        text.isEmpty()
            ? "empty duration string"
            : "not a valid duration string: " + Quotes.quote(text, false));
  }

  private static Value arguments(List<Value> arguments, Budget budget) {
    Map<String, Value> entries = new LinkedHashMap<>();
    for (int i = 0; i < arguments.size(); i++) {
      entries.put("arg" + i, arguments.get(i));
    }
    budget.write(8L * entries.size());
    return new Value.Entries(Type.ANY_MAP, entries);
  }
}
