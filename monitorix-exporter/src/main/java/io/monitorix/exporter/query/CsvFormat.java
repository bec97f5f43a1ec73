package io.monitorix.exporter.query;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.promql.ast.FloatText;
import io.monitorix.alerts.promql.value.Value;
import io.monitorix.alerts.remote.query.Answer;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** For spreadsheets (RFC 4180): a line for each point: time, a column for each label, value. */
public final class CsvFormat implements AnswerFormat {

  /** The only form there is. */
  public CsvFormat() {}

  @Override
  public void write(Answer answer, PrintWriter out) {
    Value value = answer.value();
    if (value instanceof Value.Scalar scalar) {
      head(List.of(), out);
      line(scalar.time(), Labels.EMPTY, FloatText.plain(scalar.value()), List.of(), out);
    } else if (value instanceof Value.Text text) {
      head(List.of(), out);
      line(text.time(), Labels.EMPTY, text.value(), List.of(), out);
    } else if (value instanceof Value.Vector vector) {
      List<String> names = names(vector.elements().stream().map(Value.Element::labels).toList());
      head(names, out);
      vector
          .elements()
          .forEach(
              each -> line(each.time(), each.labels(), FloatText.plain(each.value()), names, out));
    } else {
      rows(((Value.Matrix) value).rows(), out);
    }
  }

  private static void rows(List<Value.Row> rows, PrintWriter out) {
    List<String> names = names(rows.stream().map(Value.Row::labels).toList());
    head(names, out);
    for (Value.Row row : rows) {
      for (int i = 0; i < row.size(); i++) {
        line(row.times()[i], row.labels(), FloatText.plain(row.values()[i]), names, out);
      }
    }
  }

  private static List<String> names(List<Labels> all) {
    TreeSet<String> names = new TreeSet<>();
    all.forEach(labels -> labels.forEach((name, value) -> names.add(name)));
    return List.copyOf(names);
  }

  private static void head(List<String> names, PrintWriter out) {
    List<String> cells = new ArrayList<>(names);
    cells.add(0, "time");
    cells.add("value");
    write(cells, out);
  }

  private static void line(
      long time, Labels labels, String value, List<String> names, PrintWriter out) {
    List<String> cells = new ArrayList<>();
    cells.add(SampleText.time(time));
    names.forEach(name -> cells.add(labels.get(name)));
    cells.add(value);
    write(cells, out);
  }

  private static void write(List<String> cells, PrintWriter out) {
    out.println(cells.stream().map(CsvFormat::quoted).collect(Collectors.joining(",")));
  }

  private static String quoted(String cell) {
    return cell.matches("(?s).*[\",\r\n].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
  }
}
