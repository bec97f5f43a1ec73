package io.monitorix.client.pve;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import io.monitorix.client.internal.json.ReadOnlyAdapter;
import io.monitorix.client.pve.model.Upid;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A task id; null for what is none, as with all single values. */
final class UpidAdapter extends ReadOnlyAdapter<Upid> {

  static final JsonAdapter.Factory FACTORY =
      (type, annotations, moshi) -> type == Upid.class ? new UpidAdapter() : null;

  @Override
  public @Nullable Upid fromJson(JsonReader reader) throws IOException {
    if (reader.peek() != JsonReader.Token.STRING) {
      reader.skipValue();
      return null;
    }
    return Upid.tryParse(reader.nextString()).orElse(null);
  }
}
