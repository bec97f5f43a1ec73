package io.monitorix.exporter.web.backup;

import com.squareup.moshi.JsonWriter;
import io.monitorix.exporter.web.Request;
import java.io.IOException;
import okio.Buffer;

/** Sends JSON. */
final class Answers {

  private Answers() {}

  /** A value. */
  @FunctionalInterface
  interface Json {
    void write(JsonWriter out) throws IOException;
  }

  static void send(Request request, int status, Json value) throws IOException {
    send(request, status, "application/json", value);
  }

  /** An error as RFC 9457 has it. */
  static void problem(Request request, int status, String title, String detail) throws IOException {
    send(
        request,
        status,
        "application/problem+json",
        out -> {
          out.beginObject().name("type").value("about:blank");
          out.name("title").value(title).name("status").value(status);
          out.name("detail").value(detail).endObject();
        });
  }

  /** Whole before it is sent: it is small. */
  private static void send(Request request, int status, String type, Json value)
      throws IOException {
    Buffer buffer = new Buffer();
    value.write(JsonWriter.of(buffer));
    request.answer(status, type, buffer.writeByte('\n').readUtf8());
  }
}
