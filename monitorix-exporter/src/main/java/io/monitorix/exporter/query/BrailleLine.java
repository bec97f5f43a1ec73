package io.monitorix.exporter.query;

import io.monitorix.alerts.promql.value.Value;
import java.util.ArrayList;
import java.util.List;

/** One series as dots of Braille: two columns and four lines of dots a character. */
final class BrailleLine {

  private static final int[][] BITS = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};
  private static final char BLANK = '\u2800';

  private BrailleLine() {}

  static List<String> draw(Value.Row row, Extent extent, int width, int height) {
    int[][] cells = new int[height][width];
    for (int i = 0; i < row.size(); i++) {
      if (Double.isFinite(row.values()[i])) {
        int x = extent.column(row.times()[i], 2 * width);
        int y = extent.line(row.values()[i], 4 * height);
        cells[y / 4][x / 2] |= BITS[y % 4][x % 2];
      }
    }
    List<String> lines = new ArrayList<>(height);
    for (int[] line : cells) {
      StringBuilder text = new StringBuilder();
      for (int cell : line) {
        text.append(cell == 0 ? ' ' : (char) (BLANK + cell));
      }
      lines.add(text.toString());
    }
    return lines;
  }
}
