package io.monitorix.client.pve;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import io.monitorix.client.internal.json.ReadOnlyAdapter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The object {@code {"result": …}} that Proxmox puts around what the guest agent says. */
final class AgentResultAdapter<T> extends ReadOnlyAdapter<T> {

  private static final JsonReader.Options RESULT = JsonReader.Options.of("result");

  private final JsonAdapter<T> content;

  AgentResultAdapter(JsonAdapter<T> content) {
    this.content = content;
  }

  @Override
  public T fromJson(JsonReader reader) throws IOException {
    @Nullable T result = null;
    reader.beginObject();
    while (reader.hasNext()) {
      if (reader.selectName(RESULT) == 0) {
        result = content.fromJson(reader);
      } else {
        reader.skipName();
        reader.skipValue();
      }
    }
    reader.endObject();
    if (result == null) {
      throw new JsonDataException("'result' of the guest agent is missing");
    }
    return result;
  }
}
