package io.monitorix.client.pve.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an SMB server shares: {@code GET /nodes/{node}/scan/cifs}.
 *
 * @param share the name
 * @param description any text
 * @param additional what has no component, as text
 */
public record CifsShare(
    String share, @Nullable String description, Map<String, String> additional) {

  /** Copies the map. */
  public CifsShare {
    additional = Map.copyOf(additional);
  }
}
