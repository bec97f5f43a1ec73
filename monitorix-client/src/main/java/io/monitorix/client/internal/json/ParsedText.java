package io.monitorix.client.internal.json;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A text with a form of its own, an id for example; null for what has another form, as with all
 * single values.
 */
public final class ParsedText<T> extends ReadOnlyAdapter<T> {

  private final Function<String, Optional<T>> parser;

  private ParsedText(Function<String, Optional<T>> parser) {
    this.parser = parser;
  }

  /**
   * Reads all values of a type this way.
   *
   * @param parser gives nothing, and does not fail, for what is none
   */
  public static <T> JsonAdapter.Factory factory(
      Class<T> type, Function<String, Optional<T>> parser) {
    return (asked, annotations, moshi) -> asked == type ? new ParsedText<>(parser) : null;
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
