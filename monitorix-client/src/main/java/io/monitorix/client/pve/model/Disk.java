package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A disk of a node: {@code GET /nodes/{node}/disks/list}.
 *
 * @param device for example {@code /dev/sda}
 * @param type {@code hdd}, {@code ssd}, {@code nvme}, {@code usb} or {@code unknown}
 * @param size bytes
 * @param used what is on it, for example {@code LVM}, {@code ZFS} or {@code partitions}; absent
 *     where it is free
 * @param gpt whether it has a GUID partition table
 * @param mounted whether it is mounted
 * @param vendor who made it
 * @param model what it is
 * @param serial serial number
 * @param wwn World Wide Name
 * @param health {@code PASSED} or {@code OK} when all is well, {@code UNKNOWN} where SMART says
 *     nothing
 * @param wearout per cent of life that is left: 100 is new; absent where the disk does not say
 * @param rpm turns a minute; 0 for disks without
 * @param parent of a partition: the disk that it is on
 * @param osd Ceph OSD that lives on it; -1 for none
 * @param osds all Ceph OSDs that live on it (since version 8)
 * @param additional what has no component, as text
 */
public record Disk(
    @Json(name = "devpath") String device,
    @Nullable String type,
    @Nullable Long size,
    @Nullable String used,
    @Nullable Boolean gpt,
    @Nullable Boolean mounted,
    @Nullable String vendor,
    @Nullable String model,
    @Nullable String serial,
    @Nullable String wwn,
    @Nullable String health,
    @Nullable Double wearout,
    @Nullable Long rpm,
    @Nullable String parent,
    @Json(name = "osdid") @Nullable Integer osd,
    @Json(name = "osdid-list") List<Integer> osds,
    Map<String, String> additional) {

  /** Copies the collections. */
  public Disk {
    osds = List.copyOf(osds);
    additional = Map.copyOf(additional);
  }

  /** What it is. */
  public DiskType kind() {
    return DiskType.of(type);
  }

  /** What it says of itself. */
  public DiskHealth condition() {
    return DiskHealth.of(health);
  }
}
