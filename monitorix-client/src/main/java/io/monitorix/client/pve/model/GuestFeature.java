package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import java.util.List;

/**
 * Whether the disks of a guest allow something: {@code GET /nodes/{node}/qemu/{vmid}/feature} or
 * {@code …/lxc/…}.
 *
 * @param allowed whether they do
 * @param nodes where (virtual machines)
 */
public record GuestFeature(@Json(name = "hasFeature") boolean allowed, List<String> nodes) {

  /** Copies the list. */
  public GuestFeature {
    nodes = List.copyOf(nodes);
  }
}
