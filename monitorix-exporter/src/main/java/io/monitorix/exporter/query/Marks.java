package io.monitorix.exporter.query;

import io.monitorix.alerts.promql.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Several series, each with a mark of its own; where they meet the first is seen. */
final class Marks {

  private Marks() {}

  static List<String> draw(
      List<Value.Row> rows, String marks, Extent extent, int width, int height) {
    char[][] cells = new char[height][width];
    for (char[] line : cells) {
      Arrays.fill(line, ' ');
    }
    for (int series = rows.size() - 1; series >= 0; series--) {
      Value.Row row = rows.get(series);
      for (int i = 0; i < row.size(); i++) {
        if (Double.isFinite(row.values()[i])) {
          int line = extent.line(row.values()[i], height);
          cells[line][extent.column(row.times()[i], width)] = marks.charAt(series);
        }
      }
    }
    List<String> lines = new ArrayList<>(height);
    for (char[] line : cells) {
      lines.add(new String(line));
    }
    return lines;
  }
}
