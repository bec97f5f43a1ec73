package io.monitorix.client.pbs;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import io.monitorix.client.internal.json.ReadOnlyAdapter;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A value that is written as one text; null for what is none, as with all single values. */
final class TextAdapter<T> extends ReadOnlyAdapter<T> {

  private final Function<String, Optional<T>> parser;

  private TextAdapter(Function<String, Optional<T>> parser) {
    this.parser = parser;
  }

  static <T> JsonAdapter.Factory factory(Class<T> read, Function<String, Optional<T>> parser) {
    return (type, annotations, moshi) -> type == read ? new TextAdapter<>(parser) : null;
  }

  @Override
  public @Nullable T fromJson(JsonReader reader) throws IOException {
    if (reader.peek() != JsonReader.Token.STRING) {
      reader.skipValue();
      return null;
    }
    return parser.apply(reader.nextString()).orElse(null);
  }
}
