package io.monitorix.client.pve;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import io.monitorix.client.internal.json.ReadOnlyAdapter;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The privileges of a role: an object whose names are data and whose values are yes or no. */
final class PrivilegesAdapter extends ReadOnlyAdapter<Set<String>> {

  private final JsonAdapter<Map<String, Boolean>> flags;

  PrivilegesAdapter(Moshi moshi) {
    flags = moshi.adapter(Types.newParameterizedType(Map.class, String.class, Boolean.class));
  }

  @Override
  public Set<String> fromJson(JsonReader reader) throws IOException {
    Map<String, Boolean> read = flags.fromJson(reader);
    return read == null
        ? Set.of()
        : read.entrySet().stream()
            .filter(Map.Entry::getValue)
            .map(Map.Entry::getKey)
            .collect(Collectors.toUnmodifiableSet());
  }
}
