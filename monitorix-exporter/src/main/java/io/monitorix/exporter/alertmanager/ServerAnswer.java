package io.monitorix.exporter.alertmanager;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/** Reads what a server answers. */
final class ServerAnswer {

  private static final long LARGEST_ANSWER = 256L << 20;
  private static final int QUOTED = 300;

  private ServerAnswer() {}

  /**
   * The JSON that it is; null for an empty one.
   *
   * @throws ServerFailedException if it tells of an error, or is no JSON
   */
  static @Nullable Object value(HttpUrl url, Response response) throws IOException {
    BufferedSource source = response.body().source();
    if (source.request(LARGEST_ANSWER + 1)) {
      throw new IOException("the answer is longer than " + LARGEST_ANSWER + " bytes");
    }
    String text = source.readUtf8();
    String where = url.newBuilder().query(null).build().toString();
    if (!response.isSuccessful()) {
      throw new ServerFailedException(
          where + ": HTTP " + response.code() + (text.isBlank() ? "" : ": " + reason(text)),
          response.code(),
          response.header("WWW-Authenticate", ""));
    }
    if (text.isBlank()) {
      return null;
    }
    try {
      return JsonReader.of(new Buffer().writeUtf8(text)).readJsonValue();
    } catch (IOException | JsonDataException e) {
      throw new ServerFailedException(where + ": the answer is no JSON: " + line(text), e);
    }
  }

  /** Errors are texts, or objects with a message. */
  private static String reason(String text) {
    try {
      JsonReader reader = JsonReader.of(new Buffer().writeUtf8(text));
      reader.setLenient(true);
      Object value = reader.readJsonValue();
      Object reason = value instanceof Map<?, ?> fields ? told(fields) : value;
      return reason instanceof String && text.stripLeading().matches("(?s)[\"{].*")
          ? line(String.valueOf(reason))
          : line(text);
    } catch (IOException | JsonDataException e) {
      return line(text);
    }
  }

  private static @Nullable Object told(Map<?, ?> fields) {
    Object detail = fields.get("detail");
    return detail == null ? fields.get("message") : detail;
  }

  private static String line(String text) {
    String printable = text.strip().replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ");
    return printable.length() > QUOTED ? printable.substring(0, QUOTED) + "…" : printable;
  }
}
