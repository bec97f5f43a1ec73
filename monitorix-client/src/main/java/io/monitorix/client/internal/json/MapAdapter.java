package io.monitorix.client.internal.json;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An object whose names are data; values that cannot be read are left out. */
final class MapAdapter<V> extends ReadOnlyAdapter<Map<String, V>> {

  private final JsonAdapter<V> value;

  /**
   * @param value gives null, and does not fail, for what it cannot read
   */
  MapAdapter(JsonAdapter<V> value) {
    this.value = value;
  }

  @Override
  public Map<String, V> fromJson(JsonReader reader) throws IOException {
    Map<String, V> map = new LinkedHashMap<>();
    if (RecordAdapter.beginObject(reader)) {
      while (reader.hasNext()) {
        String name = reader.nextName();
        @Nullable V read = value.fromJson(reader);
        if (read != null) {
          map.put(name, read);
        }
      }
      reader.endObject();
    }
    return Collections.unmodifiableMap(map);
  }
}
