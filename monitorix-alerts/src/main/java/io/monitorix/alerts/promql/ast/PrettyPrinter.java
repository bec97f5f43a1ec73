package io.monitorix.alerts.promql.ast;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/**
 * Writes expressions as PromQL in many lines. What fits into 100 bytes stays in one; what does not
 * has its parts in lines of their own, two spaces further in: line by line what Prometheus's {@code
 * /api/v1/format_query} gives.
 */
public final class PrettyPrinter {

  private static final int WIDTH = 100;
  private static final String INDENT = "  ";

  private PrettyPrinter() {}

  /** All of it. */
  public static String print(Expr expr) {
    return print(expr, 0);
  }

  private static String print(Expr expr, int level) {
    String line = Printer.print(expr);
    String indent = INDENT.repeat(level);
    boolean fits = line.getBytes(StandardCharsets.UTF_8).length <= WIDTH;
    if (expr instanceof Subquery subquery) {
      // Prometheus does not indent those that fit.
      return fits ? line : print(subquery.inner(), level) + Printer.suffix(subquery);
    }
    if (expr instanceof Unary unary) {
      return indent + (unary.negative() ? "-" : "+") + print(unary.operand(), level).strip();
    }
    if (fits) {
      return indent + line;
    }
    if (expr instanceof Binary binary) {
      return print(binary.left(), level + 1)
          + "\n"
          + indent
          + Printer.operator(binary)
          + "\n"
          + print(binary.right(), level + 1);
    }
    if (expr instanceof Paren paren) {
      return enclosed(indent, "", print(paren.inner(), level + 1));
    }
    if (expr instanceof Aggregation aggregation) {
      Expr parameter = aggregation.parameter();
      String first = parameter == null ? "" : print(parameter, level + 1) + ",\n";
      return enclosed(
          indent, Printer.head(aggregation), first + print(aggregation.inner(), level + 1));
    }
    if (expr instanceof Call call) {
      return enclosed(
          indent,
          call.function().symbol(),
          call.arguments().stream()
              .map(each -> print(each, level + 1))
              .collect(Collectors.joining(",\n")));
    }
    return indent + line;
  }

  private static String enclosed(String indent, String name, String inner) {
    return indent + name + "(\n" + inner + "\n" + indent + ")";
  }
}
