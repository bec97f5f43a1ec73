package io.monitorix.client.internal.json;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A value inside a record: one of a wrong type, or without what it needs, counts as absent. */
final class NestedAdapter<T> extends ReadOnlyAdapter<T> {

  private final JsonAdapter<T> inner;
  private final JsonReader.Token expected;

  NestedAdapter(JsonAdapter<T> inner, JsonReader.Token expected) {
    this.inner = inner;
    this.expected = expected;
  }

  @Override
  public @Nullable T fromJson(JsonReader reader) throws IOException {
    if (reader.peek() != expected) {
      reader.skipValue();
      return null;
    }
    try {
      return inner.fromJson(reader);
    } catch (MissingComponentException e) {
      return null;
    }
  }
}
