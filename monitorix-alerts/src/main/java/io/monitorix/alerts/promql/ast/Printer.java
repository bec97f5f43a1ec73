package io.monitorix.alerts.promql.ast;

import io.monitorix.alerts.labels.LabelMatcher;
import io.monitorix.alerts.labels.Names;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes expressions as PromQL in one line, as Prometheus does. */
final class Printer {

  private final StringBuilder text = new StringBuilder();

  private Printer() {}

  static String print(Expr expr) {
    Printer printer = new Printer();
    printer.expr(expr);
    return printer.text.toString();
  }

  /** An aggregation up to its arguments: {@code sum by (job) }. */
  static String head(Aggregation aggregation) {
    Printer printer = new Printer();
    printer.aggregationHead(aggregation);
    return printer.text.toString();
  }

  /** An operator with what is said of it: {@code + on (job) group_left ()}. */
  static String operator(Binary binary) {
    Printer printer = new Printer();
    printer.binaryOperator(binary);
    return printer.text.toString();
  }

  /** What makes a subquery of an expression: {@code [1h:5m] offset 1h}. */
  static String suffix(Subquery subquery) {
    Printer printer = new Printer();
    printer.subquerySuffix(subquery);
    return printer.text.toString();
  }

  private void expr(Expr expr) {
    if (expr instanceof NumberLiteral number) {
      number(number);
    } else if (expr instanceof StringLiteral string) {
      text.append(Names.quote(string.value()));
    } else if (expr instanceof VectorSelector selector) {
      selector(selector);
      modifiers(selector.modifiers());
    } else if (expr instanceof MatrixSelector matrix) {
      selector(matrix.vector());
      text.append('[');
      duration(matrix.range());
      text.append(']');
      modifiers(matrix.vector().modifiers());
    } else if (expr instanceof Subquery subquery) {
      expr(subquery.inner());
      subquerySuffix(subquery);
    } else if (expr instanceof Call call) {
      text.append(call.function().symbol()).append('(');
      String separator = "";
      for (Expr argument : call.arguments()) {
        text.append(separator);
        expr(argument);
        separator = ", ";
      }
      text.append(')');
    } else if (expr instanceof Unary unary) {
      text.append(unary.negative() ? '-' : '+');
      expr(unary.operand());
    } else if (expr instanceof Binary binary) {
      expr(binary.left());
      text.append(' ');
      binaryOperator(binary);
      text.append(' ');
      expr(binary.right());
    } else if (expr instanceof Aggregation aggregation) {
      aggregation(aggregation);
    } else if (expr instanceof Paren paren) {
      text.append('(');
      expr(paren.inner());
      text.append(')');
    }
  }

  private void number(NumberLiteral number) {
    text.append(
        number.duration()
            ? DurationText.print(Math.round(number.value() * 1000))
            : FloatText.plain(number.value()));
  }

  private void selector(VectorSelector selector) {
    String name = selector.name();
    boolean quoted = !name.isEmpty() && !Names.isMetric(name);
    List<String> inBraces =
        selector.matchers().stream()
            .filter(each -> name.isEmpty() || !isName(each, name))
            .map(LabelMatcher::toString)
            .toList();
    text.append(quoted ? "" : name);
    if (quoted || !inBraces.isEmpty() || name.isEmpty()) {
      text.append('{').append(quoted ? Names.quote(name) : "");
      text.append(quoted && !inBraces.isEmpty() ? "," : "");
      text.append(String.join(",", inBraces)).append('}');
    }
  }

  private static boolean isName(LabelMatcher matcher, String name) {
    return matcher.equals(LabelMatcher.equal("__name__", name));
  }

  private void modifiers(Modifiers modifiers) {
    At at = modifiers.at();
    if (at instanceof At.Time time) {
      text.append(" @ ").append(seconds(time.millis()));
    } else if (at instanceof At.Start) {
      text.append(" @ start()");
    } else if (at instanceof At.End) {
      text.append(" @ end()");
    }
    DurationExpr offset = modifiers.offset();
    if (offset != null) {
      text.append(" offset ");
      duration(offset);
    }
  }

  private static String seconds(long millis) {
    return java.math.BigDecimal.valueOf(millis, 3).toPlainString();
  }

  private void subquerySuffix(Subquery subquery) {
    text.append('[');
    duration(subquery.range());
    text.append(':');
    DurationExpr step = subquery.step();
    if (step != null) {
      duration(step);
    }
    text.append(']');
    modifiers(subquery.modifiers());
  }

  private void binaryOperator(Binary binary) {
    text.append(binary.op().symbol()).append(binary.bool() ? " bool" : "");
    Matching matching = binary.matching();
    if (matching == null) {
      return;
    }
    boolean grouped =
        matching.cardinality() == Matching.Cardinality.MANY_TO_ONE
            || matching.cardinality() == Matching.Cardinality.ONE_TO_MANY;
    if (matching.on() || !matching.labels().isEmpty() || grouped) {
      text.append(matching.on() ? " on (" : " ignoring (");
      labels(matching.labels());
      text.append(')');
    }
    if (grouped) {
      boolean left = matching.cardinality() == Matching.Cardinality.MANY_TO_ONE;
      text.append(left ? " group_left (" : " group_right (");
      labels(matching.include());
      text.append(')');
    }
    Double left = matching.fillLeft();
    Double right = matching.fillRight();
    if (left != null && left.equals(right)) {
      fill("fill", left);
    } else {
      fill("fill_left", left);
      fill("fill_right", right);
    }
  }

  private void fill(String keyword, @Nullable Double value) {
    if (value != null) {
      text.append(' ').append(keyword).append(" (").append(FloatText.general(value)).append(')');
    }
  }

  private void aggregation(Aggregation aggregation) {
    aggregationHead(aggregation);
    text.append('(');
    Expr parameter = aggregation.parameter();
    if (parameter != null) {
      expr(parameter);
      text.append(", ");
    }
    expr(aggregation.inner());
    text.append(')');
  }

  private void aggregationHead(Aggregation aggregation) {
    text.append(aggregation.op().symbol());
    Grouping grouping = aggregation.grouping();
    if (grouping.without() || !grouping.labels().isEmpty()) {
      text.append(grouping.without() ? " without (" : " by (");
      labels(grouping.labels());
      text.append(") ");
    }
  }

  private void labels(List<String> labels) {
    String separator = "";
    for (String label : labels) {
      text.append(separator).append(Names.isLabel(label) ? label : Names.quote(label));
      separator = ", ";
    }
  }

  private void duration(DurationExpr duration) {
    if (duration instanceof DurationExpr.Literal literal) {
      text.append(
          literal.duration()
              ? DurationText.print(literal.millis())
              : FloatText.plain(literal.seconds()));
    } else if (duration instanceof DurationExpr.Step) {
      text.append("step()");
    } else if (duration instanceof DurationExpr.Range) {
      text.append("range()");
    } else if (duration instanceof DurationExpr.Negative negative) {
      text.append('-');
      duration(negative.operand());
    } else if (duration instanceof DurationExpr.Arithmetic arithmetic) {
      duration(arithmetic.left());
      text.append(' ').append(arithmetic.op().symbol()).append(' ');
      duration(arithmetic.right());
    } else if (duration instanceof DurationExpr.Extreme extreme) {
      text.append(extreme.max() ? "max_of(" : "min_of(");
      duration(extreme.left());
      text.append(", ");
      duration(extreme.right());
      text.append(')');
    } else if (duration instanceof DurationExpr.Paren paren) {
      text.append('(');
      duration(paren.inner());
      text.append(')');
    }
  }
}
