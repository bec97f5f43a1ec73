package io.monitorix.client.pve.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A datastore of a Proxmox Backup Server: {@code GET /nodes/{node}/scan/pbs}.
 *
 * @param store the name
 * @param comment any text
 * @param additional what has no component, as text
 */
public record BackupServerStore(
    String store, @Nullable String comment, Map<String, String> additional) {

  /** Copies the map. */
  public BackupServerStore {
    additional = Map.copyOf(additional);
  }
}
