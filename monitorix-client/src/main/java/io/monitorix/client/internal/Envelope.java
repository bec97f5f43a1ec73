package io.monitorix.client.internal;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import io.monitorix.client.internal.json.ListAdapter;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The object {@code {"data": …}} around every answer. */
final class Envelope {

  private static final JsonReader.Options DATA = JsonReader.Options.of("data");

  private Envelope() {}

  /** The data; what stands beside it is ignored. */
  static <T> T read(JsonReader reader, JsonAdapter<T> adapter) throws IOException {
    @Nullable T data = null;
    begin(reader);
    while (nextData(reader)) {
      data = adapter.fromJson(reader);
    }
    end(reader);
    if (data == null) {
      throw new JsonDataException("'data' is missing");
    }
    return data;
  }

  /** The rows of the data, one by one as they come. */
  static <T> void rows(JsonReader reader, ListAdapter<T> rows, Consumer<? super T> consumer)
      throws IOException {
    boolean found = false;
    begin(reader);
    while (nextData(reader)) {
      found = true;
      rows.forEach(reader, consumer);
    }
    end(reader);
    if (!found) {
      throw new JsonDataException("'data' is missing");
    }
  }

  /** The envelope itself, for those who want to know what stands beside the data. */
  static <T> T whole(JsonReader reader, JsonAdapter<T> adapter) throws IOException {
    reader.setLenient(true);
    T answer = adapter.fromJson(reader);
    expectEnd(reader);
    if (answer == null) {
      throw new JsonDataException("the answer is missing");
    }
    return answer;
  }

  private static void begin(JsonReader reader) throws IOException {
    // Perl prints not-a-number and infinity bare; strict parsing would refuse the whole answer.
    reader.setLenient(true);
    reader.beginObject();
  }

  /** Steps to the data; false at the end. */
  private static boolean nextData(JsonReader reader) throws IOException {
    while (reader.hasNext()) {
      if (reader.selectName(DATA) == 0) {
        return true;
      }
      reader.skipName();
      reader.skipValue();
    }
    return false;
  }

  private static void end(JsonReader reader) throws IOException {
    reader.endObject();
    expectEnd(reader);
  }

  private static void expectEnd(JsonReader reader) throws IOException {
    if (reader.peek() != JsonReader.Token.END_DOCUMENT) {
      throw new JsonDataException("something follows the answer");
    }
  }
}
