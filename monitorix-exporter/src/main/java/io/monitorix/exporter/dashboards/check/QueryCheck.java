package io.monitorix.exporter.dashboards.check;

import com.google.re2j.PatternSyntaxException;
import io.monitorix.alerts.labels.LabelMatcher;
import io.monitorix.alerts.promql.PromQl;
import io.monitorix.alerts.promql.ast.Expr;
import io.monitorix.alerts.promql.ast.VectorSelector;
import io.monitorix.alerts.promql.error.ParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks at the queries of one dashboard. */
final class QueryCheck {

  private static final int QUOTED = 200;

  private final Map<String, TemplateVariable> variables;
  private final KnownMetrics known;
  private final List<Problem> problems = new ArrayList<>();

  QueryCheck(Map<String, TemplateVariable> variables, KnownMetrics known) {
    this.variables = variables;
    this.known = known;
  }

  List<Problem> problems() {
    return problems;
  }

  void look(Asked asked) {
    List<Reference> references = References.in(asked.text());
    Set<String> undefined = new LinkedHashSet<>();
    for (Reference each : references) {
      if (!Values.isBuiltIn(each.name()) && !variables.containsKey(each.name())) {
        undefined.add(each.name());
      }
    }
    undefined.forEach(
        name ->
            tell(
                Problem.Kind.VARIABLE,
                asked,
                "the dashboard has no variable $"
                    + name
                    + ", and Grafana leaves its name as it is"));
    if (asked.kind() == Asked.Kind.EXPRESSION) {
      expression(asked, asked.text());
      return;
    }
    VariableQuery query = VariableQuery.of(asked.text());
    String expr = query.expr();
    String metrics = query.metrics();
    if (expr != null) {
      expression(asked, expr);
    } else if (metrics != null && References.in(metrics).isEmpty()) {
      names(asked, metrics);
    }
  }

  private void names(Asked asked, String regex) {
    try {
      LabelMatcher names =
          LabelMatcher.of("__name__", LabelMatcher.Type.REGEX, ".*(?:" + regex + ").*");
      if (known.names().stream().noneMatch(names::matches)) {
        tell(Problem.Kind.METRIC, asked, "no metric's name fits " + regex);
      }
    } catch (PatternSyntaxException e) {
      tell(Problem.Kind.SYNTAX, asked, "not a regular expression: " + e.getMessage());
    }
  }

  private void expression(Asked asked, String query) {
    Substitution first = null;
    ParseException failure = null;
    for (Map<Reference, String> values : Values.combinations(References.in(query), variables)) {
      Substitution substitution = Substitution.of(query, values);
      try {
        metrics(asked, PromQl.parse(substitution.text()));
        return;
      } catch (ParseException e) {
        if (first == null) {
          first = substitution;
          failure = e;
        }
      }
    }
    if (first != null && failure != null) {
      int index = Math.min(first.original(failure.start()), query.length());
      tell(
          Problem.Kind.SYNTAX,
          asked,
          ParseException.position(query, index)
              + ": parse error: "
              + failure.reason()
              + ": "
              + line(query));
    }
  }

  private void metrics(Asked asked, Expr expr) {
    Set<String> unknown = new LinkedHashSet<>();
    Selectors.in(expr).forEach(selector -> unknown(selector, unknown));
    unknown.forEach(
        name -> tell(Problem.Kind.METRIC, asked, "metric does not exist here: " + name));
  }

  private void unknown(VectorSelector selector, Set<String> unknown) {
    for (LabelMatcher matcher : selector.matchers()) {
      if (matcher.name().equals("__name__") && !matcher.value().contains(Values.UNKNOWN)) {
        if (matcher.type() == LabelMatcher.Type.EQUAL) {
          if (!known.has(matcher.value())) {
            unknown.add(matcher.value());
          }
        } else if (matcher.type() == LabelMatcher.Type.REGEX && !known.hasOneOf(matcher)) {
          unknown.add("{" + matcher + "}");
        }
      }
    }
  }

  private void tell(Problem.Kind kind, Asked asked, @Nullable String text) {
    Problem problem = new Problem(kind, asked.place(), asked.query(), text + "");
    if (!problems.contains(problem)) {
      problems.add(problem);
    }
  }

  private static String line(String query) {
    String line = query.strip().replaceAll("\\s+", " ");
    return line.length() > QUOTED ? line.substring(0, QUOTED) + "…" : line;
  }
}
