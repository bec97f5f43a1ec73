package io.monitorix.examples.simulator.http;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of a query, a form, or a JSON body. */
final class Parameters {
  private Parameters() {}

  /** Those of a query or a form; a name without a value counts as 1. */
  static void addForm(String text, Map<String, String> parameters) {
    for (String pair : text.split("[&;]", -1)) {
      if (!pair.isEmpty()) {
        String[] parts = pair.split("=", 2);
        parameters.putIfAbsent(decode(parts[0]), parts.length == 2 ? decode(parts[1]) : "1");
      }
    }
  }

  /**
   * Those of a request's body.
   *
   * @throws IOException when it says to be JSON and is not an object of scalars
   */
  static void addBody(@Nullable String contentType, ByteString body, Map<String, String> parameters)
      throws IOException {
    if (contentType != null && contentType.startsWith("application/json")) {
      addJson(body, parameters);
    } else {
      addForm(body.utf8(), parameters);
    }
  }

  private static void addJson(ByteString body, Map<String, String> parameters) throws IOException {
    try (JsonReader reader = JsonReader.of(new Buffer().write(body))) {
      reader.beginObject();
      while (reader.hasNext()) {
        String name = reader.nextName();
        switch (reader.peek()) {
          case NULL -> reader.nextNull();
          case BOOLEAN -> parameters.putIfAbsent(name, reader.nextBoolean() ? "1" : "0");
          default -> parameters.putIfAbsent(name, reader.nextString());
        }
      }
      reader.endObject();
    } catch (JsonDataException e) {
      throw new IOException("body: %s".formatted(e.getMessage()), e);
    }
  }

  /** Percent-decoded; what is not validly encoded stays as it is. */
  static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
