package io.monitorix.client.internal.json;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
      T row = row(reader);
      if (row != null) {
        rows.add(row);
      }
    }
    reader.endArray();
    return Collections.unmodifiableList(rows);
  }

  private @Nullable T row(JsonReader reader) throws IOException {
    try {
      return element.fromJson(reader);
    } catch (MissingComponentException e) {
      return null;
    }
  }
}
