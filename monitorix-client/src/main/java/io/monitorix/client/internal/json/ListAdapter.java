package io.monitorix.client.internal.json;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A list; rows that are null or lack what they need are dropped. Null stands for an empty list. */
public final class ListAdapter<T> extends ReadOnlyAdapter<List<T>> {

  private final JsonAdapter<T> element;

  /** A list of what the other adapter reads. */
  public ListAdapter(JsonAdapter<T> element) {
    this.element = element;
  }

  @Override
  public List<T> fromJson(JsonReader reader) throws IOException {
    if (reader.peek() == JsonReader.Token.NULL) {
      reader.nextNull();
      return List.of();
    }
    List<T> rows = new ArrayList<>();
    forEach(reader, rows::add);
    return Collections.unmodifiableList(rows);
  }

  /** Reads a list and hands out each row as it comes, holding none. */
  public void forEach(JsonReader reader, Consumer<? super T> consumer) throws IOException {
    if (reader.peek() == JsonReader.Token.NULL) {
      reader.nextNull();
      return;
    }
    JsonAdapter<T> rowAdapter =
        element instanceof RecordAdapter<T> record ? record.forRows() : element;
    reader.beginArray();
    while (reader.hasNext()) {
      if (element instanceof RecordAdapter && reader.peek() == JsonReader.Token.NULL) {
        // A record of nothing but optional components would take it for an empty object.
        reader.nextNull();
        continue;
      }
      T row = row(reader, rowAdapter);
      if (row != null) {
        consumer.accept(row);
      }
    }
    reader.endArray();
  }

  private static <T> @Nullable T row(JsonReader reader, JsonAdapter<T> adapter) throws IOException {
    try {
      return adapter.fromJson(reader);
    } catch (MissingComponentException e) {
      return null;
    }
  }
}
