package io.monitorix.exporter.web.monitorix;

import com.squareup.moshi.JsonWriter;
import io.monitorix.alerts.labels.Labels;
import io.monitorix.exporter.web.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Optional;
import okio.Buffer;

/** Sends JSON. */
final class Answers {

  private Answers() {}

  /** A value. */
  @FunctionalInterface
  interface Json {
    void write(JsonWriter out) throws IOException;
  }

  static void send(Request request, Json value) throws IOException {
    send(request, 200, "application/json", value);
  }

  static void send(Request request, ProblemException problem) throws IOException {
    send(
        request,
        problem.status(),
        "application/problem+json",
        out -> {
          out.beginObject().name("type").value("about:blank");
          out.name("title").value(problem.title()).name("status").value(problem.status());
          out.name("detail").value(problem.detail()).endObject();
        });
  }

  static void labels(JsonWriter out, Labels labels) throws IOException {
    out.beginObject();
    for (int i = 0; i < labels.size(); i++) {
      out.name(labels.name(i)).value(labels.value(i));
    }
    out.endObject();
  }

  static void texts(JsonWriter out, Collection<?> texts) throws IOException {
    out.beginArray();
    for (Object each : texts) {
      out.value(each.toString());
    }
    out.endArray();
  }

  /** Null where there is none. */
  static void text(JsonWriter out, Optional<?> text) throws IOException {
    if (text.isPresent()) {
      out.value(text.get().toString());
    } else {
      out.nullValue();
    }
  }

  /** RFC 3339, to the millisecond at most. */
  static String time(Instant time) {
    return time.truncatedTo(ChronoUnit.MILLIS).toString();
  }

  /** Whole before it is sent: it is small, and an error may still come up. */
  private static void send(Request request, int status, String type, Json value)
      throws IOException {
    request.answer(status, type, json(value) + "\n");
  }

  /** A value as text. */
  static String json(Json value) {
    Buffer buffer = new Buffer();
    try {
      JsonWriter out = JsonWriter.of(buffer);
      out.setSerializeNulls(true);
      value.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return buffer.readUtf8();
  }
}
