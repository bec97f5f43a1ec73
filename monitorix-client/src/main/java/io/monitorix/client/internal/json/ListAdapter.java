package io.monitorix.client.internal.json;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A list; rows that are null or lack what they need are dropped. Null stands for an empty list. */
final class ListAdapter<T> extends ReadOnlyAdapter<List<T>> {

  private final JsonAdapter<T> element;

  ListAdapter(JsonAdapter<T> element) {
    this.element = element;
  }

  @Override
  public List<T> fromJson(JsonReader reader) throws IOException {
    if (reader.peek() == JsonReader.Token.NULL) {
      reader.nextNull();
      return List.of();
    }
    List<T> rows = new ArrayList<>();
    reader.beginArray();
    while (reader.hasNext()) {
      try {
        T row = element.fromJson(reader);
        if (row != null) {
          rows.add(row);
        }
      } catch (MissingComponentException dropped) {
        continue;
      }
    }
    reader.endArray();
    return Collections.unmodifiableList(rows);
  }
}
