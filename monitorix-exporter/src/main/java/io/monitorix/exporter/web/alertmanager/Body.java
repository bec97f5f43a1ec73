package io.monitorix.exporter.web.alertmanager;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonEncodingException;
import com.squareup.moshi.JsonReader;
import io.monitorix.alerts.labels.Names;
import io.monitorix.exporter.web.Request;
import java.io.EOFException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * A value of the body of a request.
 *
 * @param root how messages call the body: {@code alerts}, {@code silence}
 * @param path where in it, such as {@code matchers.0.name}; empty for all of it
 */
record Body(String root, String path, @Nullable Object value) {

  private static final int QUOTED = 200;
  private static final String JSON = "application/json";

  /**
   * Reads a body.
   *
   * @throws ApiException if there is none, or it is not JSON
   * @throws IOException if the client does not send it
   */
  static Body of(Request request, String root) throws IOException {
    String type = request.header("Content-Type");
    if (type != null && !type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(JSON)) {
      throw ApiException.notJson(Names.quote(type));
    }
    byte[] bytes = request.body();
    if (bytes.length == 0) {
      throw ApiException.missing(root);
    }
    JsonReader reader = JsonReader.of(new Buffer().write(bytes));
    try {
      Object value = reader.readJsonValue();
      if (reader.peek() != JsonReader.Token.END_DOCUMENT) {
        throw ApiException.unreadable(root, "there is more after its end");
      }
      if (value == null) {
        throw ApiException.missing(root);
      }
      return new Body(root, "", value);
    } catch (EOFException e) {
      throw ApiException.unreadable(root, "it ends before its end");
    } catch (JsonEncodingException e) {
      throw ApiException.unreadable(root, "it is no JSON at " + reader.getPath());
    } catch (IOException | JsonDataException e) {
      throw ApiException.unreadable(root, shortened(String.valueOf(e.getMessage())));
    }
  }

  private static String shortened(String message) {
    return message.length() > QUOTED ? message.substring(0, QUOTED) + "…" : message;
  }

  /** A field; empty if it is not there, or null. */
  Optional<Body> field(String name) {
    Object found = mapping().get(name);
    return found == null ? Optional.empty() : Optional.of(below(name, found));
  }

  /** A field that has to be there. */
  Body required(String name) {
    return field(name).orElseThrow(() -> ApiException.missing(below(name, null).path));
  }

  /** The elements of a list. */
  List<Body> list() {
    if (!(value instanceof List<?> list)) {
      throw expected("a list");
    }
    List<Body> elements = new ArrayList<>();
    for (Object each : list) {
      elements.add(below(Integer.toString(elements.size()), each));
    }
    return elements;
  }

  /** Texts by their names. */
  Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String name : mapping().keySet()) {
      texts.put(name, field(name).map(Body::text).orElse(""));
    }
    return texts;
  }

  String text() {
    if (value instanceof String text) {
      return text;
    }
    throw expected("a text");
  }

  boolean bool() {
    if (value instanceof Boolean bool) {
      return bool;
    }
    throw expected("true or false");
  }

  /** A time; empty for Go's time that is none. */
  Optional<Instant> time() {
    try {
      return Times.parse(text());
    } catch (IllegalArgumentException e) {
      throw ApiException.unreadable(root, path + ": " + e.getMessage());
    }
  }

  private Map<String, Object> mapping() {
    if (!(value instanceof Map<?, ?> mapping)) {
      throw expected("an object");
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    mapping.forEach(
        (name, each) -> {
          if (each != null) {
            fields.put(String.valueOf(name), each);
          }
        });
    return fields;
  }

  private Body below(String name, @Nullable Object found) {
    return new Body(root, path.isEmpty() ? name : path + "." + name, found);
  }

  private ApiException expected(String what) {
    return ApiException.unreadable(root, (path.isEmpty() ? "it" : path) + " is not " + what);
  }
}
