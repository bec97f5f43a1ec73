package io.monitorix.alerts.yaml;

import java.util.List;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * The text of a file: tells where a character of a scalar stands in it. YAML folds lines and takes
 * indentation away, but what is not blank stays in its order: counting that finds the place.
 */
final class SourceText {

  /** A place, both from 1, in characters. */
  record Place(int line, int column) {}

  private final List<String> lines;

  SourceText(String text) {
    this.lines = text.lines().toList();
  }

  /** Where the character of the scalar's value is that has this index. */
  Place of(ScalarNode scalar, int index) {
    Mark start = scalar.getStartMark().orElse(null);
    if (start == null) {
      return new Place(0, 0);
    }
    String before = scalar.getValue().substring(0, Math.min(index, scalar.getValue().length()));
    long skip = before.codePoints().filter(c -> !isBlank(c)).count();
    int line = start.getLine();
    int from = start.getColumn();
    ScalarStyle style = scalar.getScalarStyle();
    boolean block = style == ScalarStyle.LITERAL || style == ScalarStyle.FOLDED;
    if (block) {
      line++;
      from = 0;
    } else if (style != ScalarStyle.PLAIN) {
      from++;
    }
    Place last = new Place(start.getLine() + 1, start.getColumn() + 1);
    int end = scalar.getEndMark().map(Mark::getLine).orElse(line);
    for (; line < lines.size() && line <= end; line++, from = 0) {
      int[] text = lines.get(line).codePoints().toArray();
      for (int i = from; i < text.length; i++) {
        if (isBlank(text[i])) {
          continue;
        }
        int width = width(text, i, style);
        if (skip-- == 0) {
          return new Place(line + 1, i + 1);
        }
        i += width - 1;
        last = new Place(line + 1, i + 2);
      }
    }
    return last;
  }

  /** How many characters of the file stand for one of the value. */
  private static int width(int[] text, int at, ScalarStyle style) {
    if (style == ScalarStyle.SINGLE_QUOTED
        && text[at] == '\''
        && at + 1 < text.length
        && text[at + 1] == '\'') {
      return 2;
    }
    if (style == ScalarStyle.DOUBLE_QUOTED && text[at] == '\\' && at + 1 < text.length) {
      return switch (text[at + 1]) {
        case 'x' -> 4;
        case 'u' -> 6;
        case 'U' -> 10;
        default -> 2;
      };
    }
    return 1;
  }

  private static boolean isBlank(int c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }
}
