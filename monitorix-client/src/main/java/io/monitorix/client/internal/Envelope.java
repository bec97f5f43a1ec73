package io.monitorix.client.internal;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The object {@code {"data": …}} around every answer; what stands beside the data is ignored. */
final class Envelope {

  private static final JsonReader.Options DATA = JsonReader.Options.of("data");

  private Envelope() {}

  static <T> T read(JsonReader reader, JsonAdapter<T> adapter) throws IOException {
    // Perl prints not-a-number and infinity bare; strict parsing would refuse the whole answer.
    reader.setLenient(true);
    @Nullable T data = null;
    reader.beginObject();
    while (reader.hasNext()) {
      if (reader.selectName(DATA) == 0) {
        data = adapter.fromJson(reader);
      } else {
        reader.skipName();
        reader.skipValue();
      }
    }
    reader.endObject();
    if (reader.peek() != JsonReader.Token.END_DOCUMENT) {
      throw new JsonDataException("something follows the answer");
    }
    if (data == null) {
      throw new JsonDataException("'data' is missing");
    }
    return data;
  }
}
