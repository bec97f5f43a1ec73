package io.monitorix.exporter.cli;

import java.io.PrintWriter;
import java.util.List;

/** Prints rows whose cells stand below each other. */
final class Columns {

  private Columns() {}

  /**
   * Prints them.
   *
   * @param rows of as many cells each; the first is the heading
   */
  static void print(PrintWriter out, List<List<String>> rows) {
    int count = rows.get(0).size();
    int[] widths = new int[count];
    for (List<String> row : rows) {
      for (int i = 0; i < count; i++) {
        widths[i] = Math.max(widths[i], line(row.get(i)).length());
      }
    }
    for (List<String> row : rows) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < count; i++) {
        String cell = line(row.get(i));
        text.append(cell).append(" ".repeat(widths[i] - cell.length() + 2));
      }
      out.println(text.toString().stripTrailing());
    }
  }

  /** What others have sent shall not move the cursor of a terminal. */
  static String line(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]", " ");
  }
}
