package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot of a guest: {@code GET /nodes/{node}/qemu/{vmid}/snapshot} or {@code …/lxc/…}. The
 * list also has a row for what is not in any snapshot yet: see {@link #current()}.
 *
 * @param name the name; {@code current} for the guest as it is
 * @param description any text
 * @param takenAt when it was taken; absent for the guest as it is
 * @param parent the snapshot before it
 * @param withMemory whether memory was saved too (virtual machines)
 * @param running of the guest as it is: whether it runs
 * @param additional what has no component, as text
 */
public record Snapshot(
    String name,
    @Nullable String description,
    @Json(name = "snaptime") @Nullable Instant takenAt,
    @Nullable String parent,
    @Json(name = "vmstate") @Nullable Boolean withMemory,
    @Nullable Boolean running,
    Map<String, String> additional) {

  /** Copies the map. */
  public Snapshot {
    additional = Map.copyOf(additional);
  }

  /** Whether this row is no snapshot but the guest as it is. */
  public boolean current() {
    return name.equals("current");
  }
}
