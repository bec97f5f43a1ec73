package io.monitorix.exporter.query;

import io.monitorix.alerts.promql.value.Value;
import io.monitorix.alerts.remote.query.Answer;
import io.monitorix.exporter.language.TextBundle;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A chart for terminals: lines over time for a range, bars for an instant. The first eight series
 * are drawn, the rest is named.
 */
public final class GraphFormat implements AnswerFormat {

  private static final int MOST_SERIES = 8;
  private static final int MOST_NAMED = 20;
  private static final int NARROWEST = 40;
  private static final String MARKS = "●○■□▲△◆◇";

  private final int width;
  private final int height;
  private final TextBundle texts;

  /**
   * A chart.
   *
   * @param width in characters; at least 40 are taken
   * @param height of the area that is drawn on, in lines
   * @param language of the words around it
   */
  public GraphFormat(int width, int height, Locale language) {
    this.texts = QueryTexts.in(language);
    this.width = Math.max(width, NARROWEST);
    this.height = height;
  }

  @Override
  public void write(Answer answer, PrintWriter out) {
    if (answer.value() instanceof Value.Matrix matrix) {
      List<Value.Row> drawn = matrix.rows().stream().limit(MOST_SERIES).toList();
      lines(drawn, out);
      rest(matrix.rows().stream().skip(MOST_SERIES).map(row -> row.labels() + "").toList(), out);
    } else if (answer.value() instanceof Value.Vector vector && !vector.elements().isEmpty()) {
      List<Value.Element> drawn = vector.elements().stream().limit(MOST_SERIES).toList();
      bars(drawn, out);
      rest(vector.elements().stream().skip(MOST_SERIES).map(e -> e.labels() + "").toList(), out);
    } else {
      new TableFormat(texts.language()).write(answer, out);
    }
  }

  private void lines(List<Value.Row> rows, PrintWriter out) {
    Extent extent = Extent.of(rows);
    if (extent.isEmpty()) {
      out.println(texts.say("graph.empty"));
      return;
    }
    String[] axis = new String[height];
    Arrays.fill(axis, "");
    for (int line : new int[] {0, height / 2, height - 1}) {
      axis[line] = ShortNumber.of(extent.valueAt(1 - (double) line / (height - 1)));
    }
    int axisWidth = Arrays.stream(axis).mapToInt(String::length).max().orElse(0);
    int area = width - axisWidth - 3;
    List<String> picture =
        rows.size() == 1
            ? BrailleLine.draw(rows.get(0), extent, area, height)
            : Marks.draw(rows, MARKS, extent, area, height);
    for (int line = 0; line < height; line++) {
      String tick = axis[line].isEmpty() ? " │" : " ┤";
      String label = " ".repeat(axisWidth - axis[line].length()) + axis[line];
      out.println((label + tick + picture.get(line)).stripTrailing());
    }
    out.println(" ".repeat(axisWidth) + " └" + "─".repeat(area));
    out.println(" ".repeat(axisWidth + 2) + times(extent, area));
    for (int i = 0; i < rows.size(); i++) {
      String mark = rows.size() == 1 ? "" : MARKS.charAt(i) + " ";
      out.println(cut("  " + mark + rows.get(i).labels()));
    }
    if (extent.left() > 0) {
      out.println("  " + texts.say("graph.points.left", extent.left()));
    }
  }

  private static String times(Extent extent, int area) {
    String first = SampleText.time(extent.from());
    String last = SampleText.time(extent.to());
    return first.length() + last.length() + 1 > area
        ? first
        : first + " ".repeat(area - first.length() - last.length()) + last;
  }

  private void bars(List<Value.Element> elements, PrintWriter out) {
    double greatest =
        elements.stream()
            .mapToDouble(each -> Math.abs(each.value()))
            .filter(Double::isFinite)
            .max()
            .orElse(0);
    int labelWidth =
        Math.min(
            width / 2,
            elements.stream().mapToInt(each -> each.labels().toString().length()).max().orElse(0));
    int area = width - labelWidth - 14;
    for (Value.Element each : elements) {
      String labels = shortened(each.labels().toString(), labelWidth);
      out.println(
          labels
              + " ".repeat(labelWidth - labels.length() + 1)
              + Bar.draw(each.value(), greatest, area)
              + " "
              + ShortNumber.of(each.value()));
    }
  }

  private void rest(List<String> names, PrintWriter out) {
    if (!names.isEmpty()) {
      out.println(texts.say("graph.series.left", names.size()));
      names.stream().limit(MOST_NAMED).forEach(name -> out.println(cut("  " + name)));
      if (names.size() > MOST_NAMED) {
        out.println("  …");
      }
    }
  }

  private String cut(String text) {
    return shortened(text, width);
  }

  private static String shortened(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length - 1) + "…";
  }
}
