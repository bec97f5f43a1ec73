package io.monitorix.client.pbs.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a disk says of itself: {@code GET /nodes/{node}/disks/smart}.
 *
 * @param status {@code passed}, {@code failed} or {@code unknown}
 * @param wearout per cent of life that is left: 100 is new; absent where the disk does not say
 * @param attributes in the disk's order; those of NVMe have a name and a raw value alone
 * @param additional what has no component, as text
 */
public record DiskSmart(
    @Nullable String status,
    @Nullable Double wearout,
    List<Attribute> attributes,
    Map<String, String> additional) {

  /** Copies the collections. */
  public DiskSmart {
    attributes = List.copyOf(attributes);
    additional = Map.copyOf(additional);
  }

  /**
   * A SMART attribute.
   *
   * @param id as the ATA standard numbers them
   * @param name for example {@code Reallocated_Sector_Ct}
   * @param raw in the vendor's own units
   * @param normalized mostly 100 or 200 for new, falling
   * @param worst the lowest that it has been
   * @param threshold below which the disk counts as failing
   * @param flags as smartctl writes them
   */
  public record Attribute(
      @Nullable Integer id,
      String name,
      @Nullable String raw,
      @Nullable Double normalized,
      @Nullable Double worst,
      @Nullable Double threshold,
      @Nullable String flags) {}
}
