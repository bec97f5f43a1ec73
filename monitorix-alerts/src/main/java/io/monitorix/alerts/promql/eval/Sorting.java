package io.monitorix.alerts.promql.eval;

import io.monitorix.alerts.labels.Utf8Order;
import io.monitorix.alerts.promql.ast.Expr;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The order of an instant vector; a range of them is sorted by labels in the end. */
final class Sorting {

  private Sorting() {}

  static List<Column> byValue(Evaluator evaluator, Expr vector, boolean descending) {
    return sorted(evaluator, evaluator.vector(vector), byValue(0, descending));
  }

  /** Greatest or least first, NaN last. */
  static Comparator<Column> byValue(int step, boolean descending) {
    return (a, b) -> {
      double x = a.values()[step];
      double y = b.values()[step];
      if (Double.isNaN(x) || Double.isNaN(y)) {
        return Boolean.compare(Double.isNaN(x), Double.isNaN(y));
      }
      // Plus zero, so that -0 is no less than 0.
      return descending ? Double.compare(y + 0.0, x + 0.0) : Double.compare(x + 0.0, y + 0.0);
    };
  }

  static List<Column> byLabels(Evaluator evaluator, List<Expr> arguments, boolean descending) {
    List<Column> columns = evaluator.vector(arguments.get(0));
    List<String> names =
        arguments.subList(1, arguments.size()).stream().map(evaluator::text).toList();
    Comparator<Column> order =
        (a, b) -> {
          for (String name : names) {
            int difference = natural(a.labels().get(name), b.labels().get(name));
            if (difference != 0) {
              return difference;
            }
          }
          return a.labels().compareTo(b.labels());
        };
    return sorted(evaluator, columns, descending ? order.reversed() : order);
  }

  private static List<Column> sorted(
      Evaluator evaluator, List<Column> columns, Comparator<Column> order) {
    if (evaluator.steps().count() > 1) {
      return columns;
    }
    List<Column> present = new ArrayList<>();
    columns.forEach(
        column -> {
          if (column.has(0)) {
            present.add(column);
          }
        });
    present.sort(order);
    return present;
  }

  /** Numbers within the texts count as numbers: {@code node2} comes before {@code node10}. */
  static int natural(String a, String b) {
    int i = 0;
    int j = 0;
    while (i < a.length() && j < b.length()) {
      int endA = chunk(a, i);
      int endB = chunk(b, j);
      String x = a.substring(i, endA);
      String y = b.substring(j, endB);
      int difference =
          isDigit(x.charAt(0)) && isDigit(y.charAt(0)) ? numbers(x, y) : Utf8Order.compare(x, y);
      if (difference != 0) {
        return difference;
      }
      i = endA;
      j = endB;
    }
    int rest = (a.length() - i) - (b.length() - j);
    return rest != 0 ? rest : Utf8Order.compare(a, b);
  }

  private static int chunk(String text, int start) {
    boolean digits = isDigit(text.charAt(start));
    int end = start;
    while (end < text.length() && isDigit(text.charAt(end)) == digits) {
      end++;
    }
    return end;
  }

  private static int numbers(String x, String y) {
    String a = x.replaceFirst("^0+", "");
    String b = y.replaceFirst("^0+", "");
    return a.length() != b.length() ? a.length() - b.length() : a.compareTo(b);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
