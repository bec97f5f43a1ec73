package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * LVM volume groups of a node: {@code GET /nodes/{node}/disks/lvm}.
 *
 * @param volumeGroups all of them
 */
public record LvmTree(@Json(name = "children") List<VolumeGroup> volumeGroups) {

  /** Copies the list. */
  public LvmTree {
    volumeGroups = List.copyOf(volumeGroups);
  }

  /**
   * A volume group.
   *
   * @param name the name
   * @param size bytes
   * @param free bytes
   * @param logicalVolumes how many there are in it
   * @param physicalVolumes what it is made of
   * @param additional what has no component, as text
   */
  public record VolumeGroup(
      String name,
      @Nullable Long size,
      @Nullable Long free,
      @Json(name = "lvcount") @Nullable Integer logicalVolumes,
      @Json(name = "children") List<PhysicalVolume> physicalVolumes,
      Map<String, String> additional) {
    /** Copies the collections. */
    public VolumeGroup {
      physicalVolumes = List.copyOf(physicalVolumes);
      additional = Map.copyOf(additional);
    }
  }

  /**
   * A disk or partition of a volume group.
   *
   * @param name for example {@code /dev/sda3}
   * @param size bytes
   * @param free bytes
   * @param additional what has no component, as text
   */
  public record PhysicalVolume(
      String name, @Nullable Long size, @Nullable Long free, Map<String, String> additional) {
    /** Copies the map. */
    public PhysicalVolume {
      additional = Map.copyOf(additional);
    }
  }
}
