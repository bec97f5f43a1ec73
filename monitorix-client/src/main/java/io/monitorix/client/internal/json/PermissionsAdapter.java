package io.monitorix.client.internal.json;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import io.monitorix.client.Permissions;
import java.io.IOException;
import java.util.Map;

/** Permissions: an object of objects whose names are data. */
public final class PermissionsAdapter extends ReadOnlyAdapter<Permissions> {

  /** Makes it, and no other. */
  public static final JsonAdapter.Factory FACTORY =
      (type, annotations, moshi) ->
          type == Permissions.class ? new PermissionsAdapter(moshi) : null;

  private final JsonAdapter<Map<String, Map<String, Boolean>>> paths;

  private PermissionsAdapter(Moshi moshi) {
    paths =
        moshi.adapter(
            Types.newParameterizedType(
                Map.class,
                String.class,
                Types.newParameterizedType(Map.class, String.class, Boolean.class)));
  }

  @Override
  public Permissions fromJson(JsonReader reader) throws IOException {
    Map<String, Map<String, Boolean>> read = paths.fromJson(reader);
    return new Permissions(read == null ? Map.of() : read);
  }
}
