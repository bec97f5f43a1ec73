package io.monitorix.client.internal.json;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import io.monitorix.client.Page;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a long list: a whole answer, as the number of all rows stands beside the data.
 *
 * @param <T> a row
 */
public final class PageAdapter<T> extends ReadOnlyAdapter<Page<T>> {

  private static final JsonReader.Options NAMES = JsonReader.Options.of("data", "total");

  private final JsonAdapter<List<T>> rows;
  private final JsonAdapter<Integer> number = new ScalarAdapters.Small();

  /** Pages of what the other adapter reads. */
  public PageAdapter(JsonAdapter<List<T>> rows) {
    this.rows = rows;
  }

  @Override
  public Page<T> fromJson(JsonReader reader) throws IOException {
    @Nullable List<T> data = null;
    @Nullable Integer total = null;
    reader.beginObject();
    while (reader.hasNext()) {
      switch (reader.selectName(NAMES)) {
        case 0 -> data = rows.fromJson(reader);
        case 1 -> total = number.fromJson(reader);
        default -> {
          reader.skipName();
          reader.skipValue();
        }
      }
    }
    reader.endObject();
    if (data == null) {
      throw new JsonDataException("'data' is missing");
    }
    return new Page<>(data, total);
  }
}
