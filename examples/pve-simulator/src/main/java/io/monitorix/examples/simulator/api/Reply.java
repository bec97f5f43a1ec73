package io.monitorix.examples.simulator.api;

import io.monitorix.examples.simulator.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer, before it is put on the wire.
 *
 * @param reason phrase of the status line; it carries data, and is of one line
 * @param contentType null when there is none, as with empty bodies and plain texts
 * @param body null for none; then there is no Content-Length either
 * @param relayed whether another daemon gave the answer, which shows in its headers
 * @param setCookie the value of the header {@code Set-Cookie}; null for none
 */
public record Reply(
    int status,
    String reason,
    @Nullable String contentType,
    @Nullable Body body,
    boolean relayed,
    @Nullable String setCookie) {
  /** The content type of every answer in JSON. */
  public static final String JSON = "application/json;charset=UTF-8";

  /** An answer that sets no cookie. */
  public Reply(
      int status,
      String reason,
      @Nullable String contentType,
      @Nullable Body body,
      boolean relayed) {
    this(status, reason, contentType, body, relayed, null);
  }

  /** 200 with JSON. */
  public static Reply ok(Body body, boolean relayed) {
    return new Reply(200, "OK", JSON, body, relayed);
  }

  /** A status and its reason, and nothing else. */
  public static Reply empty(int status, String reason) {
    return new Reply(status, oneLine(reason), null, null, false);
  }

  /** A status with a plain text and no content type, as errors before the API's code are. */
  public static Reply text(int status, String reason) {
    return new Reply(
        status, oneLine(reason), null, new Body(reason.getBytes(StandardCharsets.UTF_8)), false);
  }

  /** An error as the API's code reports it. */
  public static Reply error(int status, String reason, String message, Map<String, String> errors) {
    JsonWriter out =
        new JsonWriter(256).beginObject().name("data").nullValue().field("message", message);
    if (!errors.isEmpty()) {
      out.name("errors").beginObject();
      errors.forEach(out::field);
      out.endObject();
    }
    return new Reply(status, oneLine(reason), JSON, new Body(out.endObject().toBytes()), false);
  }

  private static String oneLine(String reason) {
    return reason.replaceAll("\\p{Cntrl}", " ").strip();
  }
}
