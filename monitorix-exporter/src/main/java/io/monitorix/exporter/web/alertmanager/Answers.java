package io.monitorix.exporter.web.alertmanager;

import com.squareup.moshi.JsonWriter;
import io.monitorix.exporter.web.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import okio.Buffer;

/** Sends answers as Alertmanager does: JSON with a line's end. */
final class Answers {

  private static final String JSON = "application/json";

  private Answers() {}

  /** A value. */
  @FunctionalInterface
  interface Json {
    void write(JsonWriter out) throws IOException;
  }

  static void send(Request request, Json value) throws IOException {
    send(request, 200, value);
  }

  static void send(Request request, ApiException e) throws IOException {
    String message = String.valueOf(e.getMessage());
    if (e.code() == 0) {
      text(request, e.status(), message);
    } else {
      send(
          request,
          e.status(),
          out ->
              out.beginObject()
                  .name("code")
                  .value(e.code())
                  .name("message")
                  .value(message)
                  .endObject());
    }
  }

  /** A text, which is JSON too. */
  static void text(Request request, int status, String message) throws IOException {
    send(request, status, out -> out.value(message));
  }

  /** Whole before it is sent: what it tells of is small, and an error may still come up. */
  private static void send(Request request, int status, Json value) throws IOException {
    request.answer(status, JSON, json(value) + "\n");
  }

  /** A value as text. */
  static String json(Json value) {
    Buffer buffer = new Buffer();
    try {
      JsonWriter out = JsonWriter.of(buffer);
      out.setLenient(true);
      value.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return buffer.readUtf8();
  }
}
