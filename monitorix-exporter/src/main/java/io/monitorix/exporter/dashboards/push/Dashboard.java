package io.monitorix.exporter.dashboards.push;

import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import okio.Buffer;

/**
 * A dashboard that is to be pushed.
 *
 * @param uid by which Grafana knows it
 * @param title its title
 * @param text its JSON
 * @param fields the same
 */
record Dashboard(String uid, String title, String text, Map<?, ?> fields) {

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException if it is no object with a {@code uid}
   */
  static Dashboard of(String text) {
    try {
      Object value = JsonReader.of(new Buffer().writeUtf8(text)).readJsonValue();
      if (value instanceof Map<?, ?> fields && fields.get("uid") instanceof String uid) {
        return new Dashboard(uid, String.valueOf(fields.get("title")), text, fields);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new IllegalArgumentException("a dashboard has to be an object with a uid");
  }
}
