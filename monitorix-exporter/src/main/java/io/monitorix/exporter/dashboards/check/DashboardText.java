package io.monitorix.exporter.dashboards.check;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonEncodingException;
import com.squareup.moshi.JsonReader;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import okio.Buffer;

/** Reads the JSON of a dashboard. */
final class DashboardText {

  private DashboardText() {}

  /**
   * The object that it is.
   *
   * @throws NotADashboardException if it is none; says where
   */
  static Fields read(String file, String text) {
    String json = text.startsWith("\uFEFF") ? text.substring(1) : text;
    Buffer rest = new Buffer().writeUtf8(json);
    JsonReader reader = JsonReader.of(rest);
    try {
      Object value = reader.readJsonValue();
      if (reader.peek() != JsonReader.Token.END_DOCUMENT) {
        throw new JsonEncodingException("more than one value");
      }
      Fields fields = Fields.of(value);
      if (fields.map().isEmpty()) {
        throw new NotADashboardException(file + ": expected an object of JSON: a dashboard");
      }
      return fields;
    } catch (IOException | JsonDataException e) {
      String where = file + ":" + position(json, rest.size());
      throw new NotADashboardException(
          where
              + ": not JSON: "
              + (e instanceof EOFException ? "it ends too early" : "cannot be read from here on"),
          e);
    }
  }

  /** {@code line:column}, both from 1, of what is left. */
  private static String position(String json, long bytesLeft) {
    byte[] all = json.getBytes(StandardCharsets.UTF_8);
    String before = new String(all, 0, (int) (all.length - bytesLeft), StandardCharsets.UTF_8);
    long line = before.chars().filter(each -> each == '\n').count() + 1;
    return line + ":" + (before.length() - before.lastIndexOf('\n'));
  }
}
