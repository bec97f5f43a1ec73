package io.monitorix.exporter.query;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.promql.ast.FloatText;
import io.monitorix.alerts.promql.value.Value;
import io.monitorix.alerts.remote.query.Answer;
import java.io.PrintWriter;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** For programs: what Prometheus's HTTP API answers, in one line. */
public final class JsonFormat implements AnswerFormat {

  /** The only form there is. */
  public JsonFormat() {}

  @Override
  public void write(Answer answer, PrintWriter out) {
    Value value = answer.value();
    out.print("{\"status\":\"success\",\"data\":{\"resultType\":\"");
    if (value instanceof Value.Scalar scalar) {
      out.print("scalar\",\"result\":" + point(scalar.time(), FloatText.plain(scalar.value())));
    } else if (value instanceof Value.Text text) {
      out.print("string\",\"result\":" + point(text.time(), text.value()));
    } else if (value instanceof Value.Vector vector) {
      out.print("vector\",\"result\":[");
      out.print(
          vector.elements().stream().map(JsonFormat::element).collect(Collectors.joining(",")));
      out.print("]");
    } else {
      out.print("matrix\",\"result\":[");
      String comma = "";
      for (Value.Row row : ((Value.Matrix) value).rows()) {
        out.print(comma + row(row));
        comma = ",";
      }
      out.print("]");
    }
    out.print("}");
    notes("warnings", answer.annotations().warnings(), out);
    notes("infos", answer.annotations().infos(), out);
    out.println("}");
  }

  private static String element(Value.Element each) {
    return "{\"metric\":"
        + labels(each.labels())
        + ",\"value\":"
        + point(each.time(), FloatText.plain(each.value()))
        + "}";
  }

  private static String row(Value.Row row) {
    StringJoiner points =
        new StringJoiner(",", "{\"metric\":" + labels(row.labels()) + ",\"values\":[", "]}");
    for (int i = 0; i < row.size(); i++) {
      points.add(point(row.times()[i], FloatText.plain(row.values()[i])));
    }
    return points.toString();
  }

  private static String labels(Labels labels) {
    StringJoiner pairs = new StringJoiner(",", "{", "}");
    labels.forEach((name, value) -> pairs.add(text(name) + ":" + text(value)));
    return pairs.toString();
  }

  private static String point(long time, String value) {
    return "[" + SampleText.seconds(time) + "," + text(value) + "]";
  }

  private static void notes(String key, List<String> notes, PrintWriter out) {
    if (!notes.isEmpty()) {
      out.print(
          ",\""
              + key
              + "\":["
              + notes.stream().map(JsonFormat::text).collect(Collectors.joining(","))
              + "]");
    }
  }

  private static String text(String plain) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      switch (c) {
        case '"' -> quoted.append("\\\"");
        case '\\' -> quoted.append("\\\\");
        case '\n' -> quoted.append("\\n");
        case '\r' -> quoted.append("\\r");
        case '\t' -> quoted.append("\\t");
        default -> {
          if (c < ' ') {
            quoted.append(String.format("\\u%04x", (int) c));
          } else {
            quoted.append(c);
          }
        }
      }
    }
    return quoted.append('"').toString();
  }
}
