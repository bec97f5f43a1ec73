package io.monitorix.alerts.remote.query;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonEncodingException;
import com.squareup.moshi.JsonReader;
import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.promql.value.Annotations;
import io.monitorix.alerts.promql.value.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/** Reads the answers of Prometheus's HTTP API. */
final class AnswerReader {

  private AnswerReader() {}

  /**
   * Reads one.
   *
   * @throws QueryFailedException if it tells an error, or is none of the API's
   * @throws IOException if it cannot be read to its end
   */
  static Answer read(BufferedSource json) throws IOException {
    try {
      Map<?, ?> answer = map(JsonReader.of(json).readJsonValue());
      if (!"success".equals(answer.get("status"))) {
        Object error = answer.get("error");
        throw new QueryFailedException(
            error == null ? "the server's answer has no status and no error" : error + "");
      }
      Map<?, ?> data = map(answer.get("data"));
      return new Answer(
          value(String.valueOf(data.get("resultType")), list(data.get("result"))),
          new Annotations(texts(answer.get("warnings")), texts(answer.get("infos"))));
    } catch (JsonEncodingException
        | JsonDataException
        | ClassCastException
        | IndexOutOfBoundsException e) {
      throw new QueryFailedException("the server's answer is none of Prometheus's API", e);
    }
  }

  private static Value value(String type, List<?> result) {
    return switch (type) {
      case "scalar" -> new Value.Scalar(time(result), number(result));
      case "string" -> new Value.Text(time(result), (String) result.get(1));
      case "vector" -> new Value.Vector(result.stream().map(each -> element(map(each))).toList());
      case "matrix" -> new Value.Matrix(result.stream().map(each -> row(map(each))).toList());
      default -> throw new QueryFailedException("unknown type of result: " + type);
    };
  }

  private static Value.Element element(Map<?, ?> each) {
    refuseHistograms(each);
    List<?> point = list(each.get("value"));
    return new Value.Element(labels(each), time(point), number(point));
  }

  private static Value.Row row(Map<?, ?> each) {
    refuseHistograms(each);
    List<?> points = list(each.get("values"));
    long[] times = new long[points.size()];
    double[] values = new double[points.size()];
    for (int i = 0; i < times.length; i++) {
      times[i] = time(list(points.get(i)));
      values[i] = number(list(points.get(i)));
    }
    return new Value.Row(labels(each), times, values);
  }

  private static void refuseHistograms(Map<?, ?> each) {
    if (each.containsKey("histogram") || each.containsKey("histograms")) {
      throw new QueryFailedException("the answer has native histograms, which are not supported");
    }
  }

  private static Labels labels(Map<?, ?> each) {
    Map<String, String> labels = new LinkedHashMap<>();
    map(each.get("metric")).forEach((name, value) -> labels.put((String) name, (String) value));
    return Labels.of(labels);
  }

  private static long time(List<?> point) {
    return Math.round(((Number) point.get(0)).doubleValue() * 1000);
  }

  private static double number(List<?> point) {
    try {
      return number((String) point.get(1));
    } catch (NumberFormatException e) {
      throw new QueryFailedException("the server gives a value that is no number", e);
    }
  }

  /** As Go writes them. */
  private static double number(String text) {
    return switch (text) {
      case "+Inf", "Inf" -> Double.POSITIVE_INFINITY;
      case "-Inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }

  private static List<String> texts(@Nullable Object array) {
    List<String> texts = new ArrayList<>();
    if (array != null) {
      list(array).forEach(each -> texts.add((String) each));
    }
    return texts;
  }

  private static Map<?, ?> map(@Nullable Object json) {
    if (json instanceof Map<?, ?> map) {
      return map;
    }
    throw new ClassCastException("an object is missing");
  }

  private static List<?> list(@Nullable Object json) {
    if (json instanceof List<?> list) {
      return list;
    }
    throw new ClassCastException("an array is missing");
  }
}
