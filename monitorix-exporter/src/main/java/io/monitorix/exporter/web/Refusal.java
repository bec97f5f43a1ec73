package io.monitorix.exporter.web;

import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import okio.Buffer;

/**
 * A request that is not answered, told in the manner of the API that it was meant for.
 *
 * @param status of HTTP, from 400
 * @param title the status in words
 * @param type what Prometheus's API calls it
 * @param detail what is wrong and what to do
 */
record Refusal(int status, String title, String type, String detail) {

  private static final String PROMETHEUS = "/api/v1/";
  private static final String OWN = "/api/monitorix/";

  static Refusal unknown(String detail) {
    return new Refusal(401, "Unauthorized", "unauthorized", detail);
  }

  static Refusal forbidden(String detail) {
    return new Refusal(403, "Forbidden", "forbidden", detail);
  }

  static Refusal tooMany(String detail) {
    return new Refusal(429, "Too Many Requests", "too_many_requests", detail);
  }

  static Refusal busy(String detail) {
    return new Refusal(503, "Service Unavailable", "unavailable", detail);
  }

  /**
   * Answers a request with it.
   *
   * @param path that was asked for
   */
  void send(Request request, String path) throws IOException {
    if (path.startsWith(PROMETHEUS)) {
      json(
          request,
          "application/json",
          out -> {
            out.name("status").value("error");
            out.name("errorType").value(type).name("error").value(detail);
          });
    } else if (path.startsWith(OWN)) {
      json(
          request,
          "application/problem+json",
          out -> {
            out.name("type").value("about:blank").name("title").value(title);
            out.name("status").value(status).name("detail").value(detail);
          });
    } else if (path.startsWith("/api/v2/") || path.startsWith("/alertmanager/api/v2/")) {
      json(
          request,
          "application/json",
          out -> out.name("code").value(status).name("message").value(detail));
    } else {
      request.answer(status, detail);
    }
  }

  private interface Fields {
    void write(JsonWriter out) throws IOException;
  }

  private void json(Request request, String contentType, Fields fields) throws IOException {
    Buffer buffer = new Buffer();
    JsonWriter out = JsonWriter.of(buffer).beginObject();
    fields.write(out);
    out.endObject();
    request.answer(status, contentType, buffer.writeByte('\n').readUtf8());
  }
}
