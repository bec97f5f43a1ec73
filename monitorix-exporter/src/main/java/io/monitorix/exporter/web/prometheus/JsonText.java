package io.monitorix.exporter.web.prometheus;

import com.squareup.moshi.JsonWriter;
import io.monitorix.alerts.labels.Labels;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Parts that many answers have. */
final class JsonText {

  private JsonText() {}

  static void labels(JsonWriter out, Labels labels) throws IOException {
    out.beginObject();
    for (int i = 0; i < labels.size(); i++) {
      out.name(labels.name(i)).value(labels.value(i));
    }
    out.endObject();
  }

  static void texts(JsonWriter out, Map<String, String> texts) throws IOException {
    out.beginObject();
    for (Map.Entry<String, String> text : texts.entrySet()) {
      out.name(text.getKey()).value(text.getValue());
    }
    out.endObject();
  }

  static void list(JsonWriter out, List<String> texts) throws IOException {
    out.beginArray();
    for (String text : texts) {
      out.value(text);
    }
    out.endArray();
  }

  /** In seconds, to the nanosecond. */
  static void seconds(JsonWriter out, Duration duration) throws IOException {
    BigDecimal seconds =
        BigDecimal.valueOf(duration.getSeconds())
            .add(BigDecimal.valueOf(duration.getNano(), 9))
            .stripTrailingZeros();
    out.value(seconds.setScale(Math.max(0, seconds.scale())));
  }
}
