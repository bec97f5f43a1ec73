package io.monitorix.client.internal.json;

import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/** An object as names and texts; nested values as their JSON; {@code []} as an empty object. */
final class TextMapAdapter extends ReadOnlyAdapter<Map<String, String>> {

  @Override
  public Map<String, String> fromJson(JsonReader reader) throws IOException {
    Map<String, String> map = new LinkedHashMap<>();
    if (RecordAdapter.beginObject(reader)) {
      while (reader.hasNext()) {
        String name = reader.nextName();
        String value = text(reader);
        if (value != null) {
          map.put(name, value);
        }
      }
      reader.endObject();
    }
    return map;
  }

  /** The next value as text; null for null. */
  static @Nullable String text(JsonReader reader) throws IOException {
    JsonReader.Token token = reader.peek();
    if (token == JsonReader.Token.BEGIN_ARRAY || token == JsonReader.Token.BEGIN_OBJECT) {
      try (BufferedSource json = reader.nextSource()) {
        return json.readUtf8();
      }
    }
    return ScalarAdapters.readText(reader);
  }
}
