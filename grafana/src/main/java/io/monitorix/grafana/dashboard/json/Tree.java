package io.monitorix.grafana.dashboard.json;

import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** Objects of JSON as maps that keep their order. */
final class Tree {

  private Tree() {}

  /** An object of names and values, by turns. */
  static Map<String, @Nullable Object> of(@Nullable Object... namesAndValues) {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      tree.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
    }
    return tree;
  }

  /** A property of an override. */
  static Map<String, @Nullable Object> property(String id, @Nullable Object value) {
    return of("id", id, "value", value);
  }

  /** The text of it, indented by two blanks, with a line feed at its end. */
  static String text(Map<String, @Nullable Object> tree) {
    Buffer text = new Buffer();
    try (JsonWriter writer = JsonWriter.of(text)) {
      writer.setIndent("  ");
      writer.setSerializeNulls(true);
      writer.jsonValue(tree);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.readUtf8() + "\n";
  }
}
