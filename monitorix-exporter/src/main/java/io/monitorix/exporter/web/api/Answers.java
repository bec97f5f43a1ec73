package io.monitorix.exporter.web.api;

import com.squareup.moshi.JsonWriter;
import io.monitorix.alerts.labels.Labels;
import io.monitorix.exporter.web.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** Sends JSON. */
public final class Answers {

  /** Up to here a double has each whole number. */
  private static final double LARGEST_WHOLE = 1L << 53;

  private Answers() {}

  /** A value. */
  @FunctionalInterface
  public interface Json {
    /** Writes it, once. */
    void write(JsonWriter out) throws IOException;
  }

  /** Answers with 200. */
  public static void send(Request request, Json value) throws IOException {
    send(request, 200, value);
  }

  /** Answers with a status. */
  public static void send(Request request, int status, Json value) throws IOException {
    send(request, status, "application/json", json(value));
  }

  /**
   * Answers with something that has an entity tag, by which it can be changed later.
   *
   * @param value the same for the same state: its tag is made of it
   */
  public static void sendTagged(Request request, int status, Json value) throws IOException {
    String text = json(value);
    EntityTag tag = EntityTag.of(text);
    request.set("ETag", tag.toString());
    if (status == 200 && tag.isKnown(request)) {
      request.answerEmpty(304);
      return;
    }
    send(request, status, "application/json", text);
  }

  /** Answers with an error. */
  public static void send(Request request, ProblemException problem) throws IOException {
    send(
        request,
        problem.status(),
        "application/problem+json",
        json(
            out -> {
              out.beginObject().name("type").value("about:blank");
              out.name("title").value(problem.title()).name("status").value(problem.status());
              out.name("detail").value(problem.detail());
              if (!problem.errors().isEmpty()) {
                out.name("errors").beginArray();
                for (ProblemException.FieldError error : problem.errors()) {
                  out.beginObject().name("field").value(error.field());
                  out.name("detail").value(error.detail()).endObject();
                }
                out.endArray();
              }
              out.endObject();
            }));
  }

  /** The value as text, without a line's end. */
  public static String json(Json value) {
    Buffer buffer = new Buffer();
    JsonWriter out = JsonWriter.of(buffer);
    out.setSerializeNulls(true);
    try {
      value.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException("a buffer in memory failed", e);
    }
    return buffer.readUtf8();
  }

  /** Labels as an object. */
  public static void labels(JsonWriter out, Labels labels) throws IOException {
    out.beginObject();
    for (int i = 0; i < labels.size(); i++) {
      out.name(labels.name(i)).value(labels.value(i));
    }
    out.endObject();
  }

  /** Texts by name, as an object. */
  public static void texts(JsonWriter out, Map<String, String> texts) throws IOException {
    out.beginObject();
    for (Map.Entry<String, String> each : texts.entrySet()) {
      out.name(each.getKey()).value(each.getValue());
    }
    out.endObject();
  }

  /** Texts as an array. */
  public static void texts(JsonWriter out, Collection<?> texts) throws IOException {
    out.beginArray();
    for (Object each : texts) {
      out.value(each.toString());
    }
    out.endArray();
  }

  /** Null where there is none. */
  public static void text(JsonWriter out, Optional<?> text) throws IOException {
    if (text.isPresent()) {
      out.value(text.get().toString());
    } else {
      out.nullValue();
    }
  }

  /** A whole number without a fraction; null where there is none, or it is not a number at all. */
  public static void number(JsonWriter out, @Nullable Double number) throws IOException {
    if (number == null || number.isNaN() || number.isInfinite()) {
      out.nullValue();
    } else if (number == Math.rint(number) && Math.abs(number) < LARGEST_WHOLE) {
      out.value(number.longValue());
    } else {
      out.value(number);
    }
  }

  /** RFC 3339, to the millisecond at most. */
  public static String time(Instant time) {
    return time.truncatedTo(ChronoUnit.MILLIS).toString();
  }

  /** The same; null where there is none. */
  public static void time(JsonWriter out, @Nullable Instant time) throws IOException {
    out.value(time == null ? null : time(time));
  }

  private static void send(Request request, int status, String type, String text)
      throws IOException {
    request.answer(status, type, text + "\n");
  }
}
