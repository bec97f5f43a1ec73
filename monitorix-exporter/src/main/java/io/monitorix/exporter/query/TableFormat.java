package io.monitorix.exporter.query;

import io.monitorix.alerts.promql.ast.FloatText;
import io.monitorix.alerts.promql.value.Value;
import io.monitorix.alerts.remote.query.Answer;
import io.monitorix.exporter.language.TextBundle;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** For people: a line for each element, or a block of times and values for each series. */
public final class TableFormat implements AnswerFormat {

  private final TextBundle texts;

  /**
   * A table.
   *
   * @param language of the words around what was answered
   */
  public TableFormat(Locale language) {
    this.texts = QueryTexts.in(language);
  }

  @Override
  public void write(Answer answer, PrintWriter out) {
    Value value = answer.value();
    if (value instanceof Value.Scalar scalar) {
      out.println(FloatText.plain(scalar.value()));
    } else if (value instanceof Value.Text text) {
      out.println(text.value());
    } else if (value instanceof Value.Vector vector) {
      elements(vector.elements(), out);
    } else {
      rows(((Value.Matrix) value).rows(), out);
    }
  }

  private void elements(List<Value.Element> elements, PrintWriter out) {
    if (elements.isEmpty()) {
      out.println(texts.say("nothing"));
    }
    int width =
        elements.stream().mapToInt(each -> each.labels().toString().length()).max().orElse(0);
    for (Value.Element each : elements) {
      String labels = each.labels().toString();
      out.println(labels + " ".repeat(width - labels.length() + 2) + FloatText.plain(each.value()));
    }
  }

  private void rows(List<Value.Row> rows, PrintWriter out) {
    if (rows.isEmpty()) {
      out.println(texts.say("nothing"));
    }
    for (Value.Row row : rows) {
      out.println(row.labels());
      for (int i = 0; i < row.size(); i++) {
        out.println(
            "  " + SampleText.time(row.times()[i]) + "  " + FloatText.plain(row.values()[i]));
      }
    }
  }
}
