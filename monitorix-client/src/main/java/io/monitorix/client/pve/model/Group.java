package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A group of users: {@code GET /access/groups}.
 *
 * @param id the name
 * @param comment any text
 * @param users separated by commas
 * @param additional what has no component, as text
 */
public record Group(
    @Json(name = "groupid") String id,
    @Nullable String comment,
    @Nullable String users,
    Map<String, String> additional) {

  /** Copies the map. */
  public Group {
    additional = Map.copyOf(additional);
  }
}
