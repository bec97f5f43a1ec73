package io.monitorix.exporter.web.prometheus;

import com.squareup.moshi.JsonWriter;
import io.monitorix.exporter.web.Request;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import okio.Okio;

/** The object around each answer of the API. */
final class Envelope {

  private static final String JSON = "application/json";

  private Envelope() {}

  static void send(Request request, Answer answer) throws IOException {
    request.answer(
        200,
        JSON,
        to -> {
          JsonWriter out = writer(to);
          out.beginObject().name("status").value("success").name("data");
          answer.data().write(out);
          texts(out, "warnings", answer.warnings());
          texts(out, "infos", answer.infos());
          out.endObject().flush();
        });
  }

  static void send(Request request, ErrorType type, String message) throws IOException {
    request.answer(
        type.status(),
        JSON,
        to -> {
          JsonWriter out = writer(to);
          out.beginObject().name("status").value("error");
          out.name("errorType").value(type.symbol()).name("error").value(message);
          out.endObject().flush();
        });
  }

  /** Is flushed rather than closed: closing would end the answer. */
  private static JsonWriter writer(OutputStream to) {
    JsonWriter out = JsonWriter.of(Okio.buffer(Okio.sink(to)));
    out.setSerializeNulls(true);
    return out;
  }

  private static void texts(JsonWriter out, String name, List<String> texts) throws IOException {
    if (!texts.isEmpty()) {
      out.name(name);
      JsonText.list(out, texts);
    }
  }
}
