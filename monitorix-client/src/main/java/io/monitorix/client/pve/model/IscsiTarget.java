package io.monitorix.client.pve.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an iSCSI portal offers: {@code GET /nodes/{node}/scan/iscsi}.
 *
 * @param target the name
 * @param portal host and port
 * @param additional what has no component, as text
 */
public record IscsiTarget(String target, @Nullable String portal, Map<String, String> additional) {

  /** Copies the map. */
  public IscsiTarget {
    additional = Map.copyOf(additional);
  }
}
