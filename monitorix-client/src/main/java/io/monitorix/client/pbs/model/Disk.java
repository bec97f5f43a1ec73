package io.monitorix.client.pbs.model;

import com.squareup.moshi.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A disk of the server: {@code GET /nodes/{node}/disks/list}.
 *
 * @param name for example {@code sda}
 * @param device for example {@code /dev/sda}
 * @param type {@code hdd}, {@code ssd}, {@code usb} or {@code unknown}
 * @param size bytes
 * @param used what is on it: {@code zfs}, {@code lvm}, {@code mounted}, {@code partitions}, …, or
 *     {@code unused}
 * @param gpt whether it has a GUID partition table
 * @param vendor who made it
 * @param model what it is
 * @param serial serial number
 * @param wwn World Wide Name
 * @param health {@code passed}, {@code failed}, or {@code unknown} where SMART says nothing
 * @param wearout per cent of life that is left: 100 is new; absent where the disk does not say
 * @param rpm turns a minute; 0 for disks without
 * @param partitions what it is divided into (only when asked for)
 * @param additional what has no component, as text
 */
public record Disk(
    String name,
    @Json(name = "devpath") @Nullable String device,
    @Json(name = "disk-type") @Nullable String type,
    @Nullable Long size,
    @Nullable String used,
    @Nullable Boolean gpt,
    @Nullable String vendor,
    @Nullable String model,
    @Nullable String serial,
    @Nullable String wwn,
    @Json(name = "status") @Nullable String health,
    @Nullable Double wearout,
    @Nullable Long rpm,
    List<Partition> partitions,
    Map<String, String> additional) {

  /** Copies the collections. */
  public Disk {
    partitions = List.copyOf(partitions);
    additional = Map.copyOf(additional);
  }

  /**
   * A part of a disk.
   *
   * @param name for example {@code sda1}
   * @param device for example {@code /dev/sda1}
   * @param size bytes
   * @param used what is on it: {@code efi}, {@code bios}, {@code zfs}, {@code lvm}, {@code
   *     filesystem}, …, or {@code unused}
   * @param mounted whether it is mounted
   * @param filesystem for example {@code ext4}
   * @param uuid of the file system (since version 3.3)
   */
  public record Partition(
      String name,
      @Json(name = "devpath") @Nullable String device,
      @Nullable Long size,
      @Nullable String used,
      @Nullable Boolean mounted,
      @Nullable String filesystem,
      @Nullable String uuid) {}
}
