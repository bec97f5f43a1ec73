package io.monitorix.client.pve.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an NFS server shares: {@code GET /nodes/{node}/scan/nfs}.
 *
 * @param path what can be mounted
 * @param options who may
 * @param additional what has no component, as text
 */
public record NfsExport(String path, @Nullable String options, Map<String, String> additional) {

  /** Copies the map. */
  public NfsExport {
    additional = Map.copyOf(additional);
  }
}
