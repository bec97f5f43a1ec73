package io.monitorix.client.pve;

import com.squareup.moshi.JsonReader;
import io.monitorix.client.internal.json.ReadOnlyAdapter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A list of objects of which only one text counts; rows without it are left out. */
final class NamesAdapter extends ReadOnlyAdapter<List<String>> {

  private final JsonReader.Options field;

  NamesAdapter(String field) {
    this.field = JsonReader.Options.of(field);
  }

  @Override
  public List<String> fromJson(JsonReader reader) throws IOException {
    if (reader.peek() == JsonReader.Token.NULL) {
      reader.nextNull();
      return List.of();
    }
    List<String> names = new ArrayList<>();
    reader.beginArray();
    while (reader.hasNext()) {
      if (reader.peek() == JsonReader.Token.BEGIN_OBJECT) {
        readRow(reader, names);
      } else {
        reader.skipValue();
      }
    }
    reader.endArray();
    return Collections.unmodifiableList(names);
  }

  private void readRow(JsonReader reader, List<String> names) throws IOException {
    reader.beginObject();
    while (reader.hasNext()) {
      boolean wanted = reader.selectName(field) == 0;
      if (!wanted) {
        reader.skipName();
      }
      JsonReader.Token token = reader.peek();
      if (wanted && (token == JsonReader.Token.STRING || token == JsonReader.Token.NUMBER)) {
        names.add(reader.nextString());
      } else {
        reader.skipValue();
      }
    }
    reader.endObject();
  }
}
