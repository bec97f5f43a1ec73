package io.monitorix.alerts.remote.query;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonEncodingException;
import com.squareup.moshi.JsonReader;
import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.promql.value.Annotations;
import io.monitorix.alerts.promql.value.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/** Reads the answers of Prometheus's HTTP API, as they come. For one thread and one answer. */
final class AnswerReader {

  private final JsonReader json;
  private String status = "";
  private @Nullable String error;
  private String type = "";
  private @Nullable Pair pair;
  private final List<Value.Element> elements = new ArrayList<>();
  private final List<Value.Row> rows = new ArrayList<>();
  private List<String> warnings = List.of();
  private List<String> infos = List.of();

  /** A point whose value may be any text. */
  private record Pair(long time, String value) {}

  private AnswerReader(JsonReader json) {
    this.json = json;
  }

  /**
   * Reads one.
   *
   * @throws QueryFailedException if it tells an error, or is none of the API's
   * @throws IOException if it cannot be read to its end
   */
  static Answer read(BufferedSource source) throws IOException {
    AnswerReader reader = new AnswerReader(JsonReader.of(source));
    try {
      reader.answer();
      return reader.result();
    } catch (JsonEncodingException | JsonDataException | NumberFormatException e) {
      throw new QueryFailedException("the server's answer is none of Prometheus's API", e);
    }
  }

  private Answer result() {
    if (!status.equals("success")) {
      throw new QueryFailedException(
          error == null ? "the server's answer has no status and no error" : error);
    }
    return new Answer(value(), new Annotations(warnings, infos));
  }

  private Value value() {
    return switch (type) {
      case "scalar" -> new Value.Scalar(point().time(), number(point().value()));
      case "string" -> new Value.Text(point().time(), point().value());
      case "vector" -> new Value.Vector(elements);
      case "matrix" -> new Value.Matrix(rows);
      default -> throw new QueryFailedException("unknown type of result: " + type);
    };
  }

  private Pair point() {
    Pair found = pair;
    if (found == null) {
      throw new JsonDataException("the result is missing");
    }
    return found;
  }

  private void answer() throws IOException {
    json.beginObject();
    while (json.hasNext()) {
      switch (json.nextName()) {
        case "status" -> status = json.nextString();
        case "error" -> error = json.nextString();
        case "warnings" -> warnings = texts();
        case "infos" -> infos = texts();
        case "data" -> data();
        default -> json.skipValue();
      }
    }
    json.endObject();
  }

  private void data() throws IOException {
    if (json.peek() == JsonReader.Token.NULL) {
      json.skipValue();
      return;
    }
    json.beginObject();
    while (json.hasNext()) {
      switch (json.nextName()) {
        case "resultType" -> type = json.nextString();
        case "result" -> found();
        default -> json.skipValue();
      }
    }
    json.endObject();
  }

  /** A point, or series with one point or several: that is seen before the type is known. */
  private void found() throws IOException {
    json.beginArray();
    if (json.hasNext() && json.peek() == JsonReader.Token.NUMBER) {
      pair = new Pair(time(), json.nextString());
    }
    while (json.hasNext()) {
      series();
    }
    json.endArray();
  }

  private void series() throws IOException {
    Labels labels = Labels.EMPTY;
    Pair one = null;
    Points many = null;
    json.beginObject();
    while (json.hasNext()) {
      switch (json.nextName()) {
        case "metric" -> labels = labels();
        case "value" -> one = pair();
        case "values" -> many = points();
        case "histogram", "histograms" ->
            throw new QueryFailedException(
                "the answer has native histograms, which are not supported");
        default -> json.skipValue();
      }
    }
    json.endObject();
    if (one != null) {
      elements.add(new Value.Element(labels, one.time(), number(one.value())));
    } else if (many != null) {
      rows.add(
          new Value.Row(
              labels, Arrays.copyOf(many.times, many.size), Arrays.copyOf(many.values, many.size)));
    } else {
      throw new JsonDataException("a series has no value");
    }
  }

  private Labels labels() throws IOException {
    Map<String, String> labels = new LinkedHashMap<>();
    json.beginObject();
    while (json.hasNext()) {
      labels.put(json.nextName(), json.nextString());
    }
    json.endObject();
    return Labels.of(labels);
  }

  private Pair pair() throws IOException {
    json.beginArray();
    Pair read = new Pair(time(), json.nextString());
    json.endArray();
    return read;
  }

  private Points points() throws IOException {
    Points points = new Points();
    json.beginArray();
    while (json.hasNext()) {
      Pair each = pair();
      points.add(each.time(), number(each.value()));
    }
    json.endArray();
    return points;
  }

  private long time() throws IOException {
    return Math.round(json.nextDouble() * 1000);
  }

  /** As Go writes them. */
  private static double number(String text) {
    return switch (text) {
      case "+Inf", "Inf" -> Double.POSITIVE_INFINITY;
      case "-Inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }

  private List<String> texts() throws IOException {
    List<String> texts = new ArrayList<>();
    json.beginArray();
    while (json.hasNext()) {
      texts.add(json.nextString());
    }
    json.endArray();
    return texts;
  }

  /** Grows. */
  private static final class Points {
    private long[] times = new long[16];
    private double[] values = new double[16];
    private int size;

    void add(long time, double value) {
      if (size == times.length) {
        times = Arrays.copyOf(times, 2 * size);
        values = Arrays.copyOf(values, 2 * size);
      }
      times[size] = time;
      values[size++] = value;
    }
  }
}
