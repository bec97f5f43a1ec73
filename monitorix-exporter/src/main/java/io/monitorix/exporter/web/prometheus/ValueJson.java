package io.monitorix.exporter.web.prometheus;

import com.squareup.moshi.JsonWriter;
import io.monitorix.alerts.promql.ast.FloatText;
import io.monitorix.alerts.promql.value.Value;
import java.io.IOException;
import okio.BufferedSink;

/** Values of queries as the API gives them: times in seconds, values as texts. */
final class ValueJson {

  private ValueJson() {}

  /** What the API calls the type of a value. */
  static String type(Value value) {
    if (value instanceof Value.Scalar) {
      return "scalar";
    }
    if (value instanceof Value.Text) {
      return "string";
    }
    return value instanceof Value.Vector ? "vector" : "matrix";
  }

  /** The first elements of a vector or rows of a matrix; anything else as it is. */
  static Value limited(Value value, int limit) {
    if (value instanceof Value.Vector vector && vector.elements().size() > limit) {
      return new Value.Vector(vector.elements().subList(0, limit));
    }
    if (value instanceof Value.Matrix matrix && matrix.rows().size() > limit) {
      return new Value.Matrix(matrix.rows().subList(0, limit));
    }
    return value;
  }

  static void write(JsonWriter out, Value value) throws IOException {
    if (value instanceof Value.Scalar scalar) {
      point(out, scalar.time(), scalar.value());
    } else if (value instanceof Value.Text text) {
      out.beginArray();
      time(out, text.time());
      out.value(text.value()).endArray();
    } else if (value instanceof Value.Vector vector) {
      out.beginArray();
      for (Value.Element element : vector.elements()) {
        out.beginObject().name("metric");
        JsonText.labels(out, element.labels());
        out.name("value");
        point(out, element.time(), element.value());
        out.endObject();
      }
      out.endArray();
    } else if (value instanceof Value.Matrix matrix) {
      out.beginArray();
      for (Value.Row row : matrix.rows()) {
        out.beginObject().name("metric");
        JsonText.labels(out, row.labels());
        out.name("values");
        points(out, row);
        out.endObject();
      }
      out.endArray();
    }
  }

  private static void points(JsonWriter out, Value.Row row) throws IOException {
    // one value for the writer, because it would look at each bracket of a million points
    try (BufferedSink to = out.valueSink()) {
      to.writeByte('[');
      for (int i = 0; i < row.size(); i++) {
        if (i > 0) {
          to.writeByte(',');
        }
        point(to, row.times()[i], row.values()[i]);
      }
      to.writeByte(']');
    }
  }

  private static void point(JsonWriter out, long time, double value) throws IOException {
    try (BufferedSink to = out.valueSink()) {
      point(to, time, value);
    }
  }

  private static void point(BufferedSink to, long time, double value) throws IOException {
    to.writeByte('[');
    time(to, time);
    to.writeUtf8(",\"").writeUtf8(FloatText.sample(value)).writeUtf8("\"]");
  }

  /** In seconds, with three decimals where it is no whole one. */
  static void time(JsonWriter out, long time) throws IOException {
    try (BufferedSink to = out.valueSink()) {
      time(to, time);
    }
  }

  private static void time(BufferedSink to, long time) throws IOException {
    if (time < 0) {
      to.writeByte('-');
    }
    long millis = Math.abs(time);
    to.writeDecimalLong(millis / 1000);
    int rest = (int) (millis % 1000);
    if (rest != 0) {
      to.writeByte('.').writeByte('0' + rest / 100);
      to.writeByte('0' + rest / 10 % 10).writeByte('0' + rest % 10);
    }
  }
}
