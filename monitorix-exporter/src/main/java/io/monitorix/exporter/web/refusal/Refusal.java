package io.monitorix.exporter.web.refusal;

import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import okio.Buffer;

/**
 * A request that is not answered, told in the manner of the API that it was meant for.
 *
 * @param status of HTTP, from 400
 * @param title the status in words
 * @param type what Prometheus's API calls it
 * @param detail what is wrong and what to do
 */
public record Refusal(int status, String title, String type, String detail) {

  private static final String JSON = "application/json";

  /** Who asks is not known. */
  public static Refusal unknown(String detail) {
    return new Refusal(401, "Unauthorized", "unauthorized", detail);
  }

  /** Who asks may not. */
  public static Refusal forbidden(String detail) {
    return new Refusal(403, "Forbidden", "forbidden", detail);
  }

  /** Who asks does so too often. */
  public static Refusal tooMany(String detail) {
    return new Refusal(429, "Too Many Requests", "too_many_requests", detail);
  }

  /** Others ask too often. */
  public static Refusal busy(String detail) {
    return new Refusal(503, "Service Unavailable", "unavailable", detail);
  }

  /** In which manner it is told. */
  private enum Manner {
    PROMETHEUS,
    ALERTMANAGER,
    OWN,
    TEXT;

    static Manner of(String path) {
      if (path.startsWith("/api/v1/")) {
        return PROMETHEUS;
      }
      if (path.startsWith("/api/v2/") || path.startsWith("/alertmanager/api/v2/")) {
        return ALERTMANAGER;
      }
      return path.startsWith("/api/monitorix/") ? OWN : TEXT;
    }
  }

  /**
   * The type of its body.
   *
   * @param path that was asked for
   */
  public String contentType(String path) {
    return switch (Manner.of(path)) {
      case PROMETHEUS, ALERTMANAGER -> JSON;
      case OWN -> "application/problem+json";
      case TEXT -> "text/plain; charset=utf-8";
    };
  }

  /**
   * Its body.
   *
   * @param path that was asked for
   */
  public String body(String path) {
    return switch (Manner.of(path)) {
      case PROMETHEUS ->
          json(
              out ->
                  out.name("status")
                      .value("error")
                      .name("errorType")
                      .value(type)
                      .name("error")
                      .value(detail));
      case ALERTMANAGER ->
          json(out -> out.name("code").value(status).name("message").value(detail));
      case OWN ->
          json(
              out ->
                  out.name("type")
                      .value("about:blank")
                      .name("title")
                      .value(title)
                      .name("status")
                      .value(status)
                      .name("detail")
                      .value(detail));
      case TEXT -> detail + "\n";
    };
  }

  private interface Fields {
    void write(JsonWriter out) throws IOException;
  }

  private static String json(Fields fields) {
    Buffer buffer = new Buffer();
    try {
      JsonWriter out = JsonWriter.of(buffer).beginObject();
      fields.write(out);
      out.endObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return buffer.writeByte('\n').readUtf8();
  }
}
