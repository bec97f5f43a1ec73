package io.monitorix.client.pbs.model;

import com.squareup.moshi.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A namespace of a datastore: {@code GET /admin/datastore/{store}/namespace}.
 *
 * @param namespace where it is
 * @param comment the first line of its notes
 * @param additional what has no component, as text
 */
public record Namespace(
    @Json(name = "ns") BackupNamespace namespace,
    @Nullable String comment,
    Map<String, String> additional) {

  /** Copies the map. */
  public Namespace {
    additional = Map.copyOf(additional);
  }
}
