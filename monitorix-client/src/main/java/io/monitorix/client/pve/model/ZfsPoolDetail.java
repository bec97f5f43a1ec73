package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A ZFS pool with its devices: {@code GET /nodes/{node}/disks/zfs/{name}}.
 *
 * @param name the name
 * @param state {@code ONLINE}, {@code DEGRADED}, {@code FAULTED}, …
 * @param status what is wrong; absent when nothing is
 * @param action what to do about it
 * @param scan the last scrub or resilver in words, with a date in the node's time zone
 * @param errors {@code No known data errors} when all is well
 * @param children the top of the tree
 * @param additional what has no component, as text
 */
public record ZfsPoolDetail(
    @Nullable String name,
    @Nullable String state,
    @Nullable String status,
    @Nullable String action,
    @Nullable String scan,
    @Nullable String errors,
    List<Device> children,
    Map<String, String> additional) {

  /** Copies the collections. */
  public ZfsPoolDetail {
    children = List.copyOf(children);
    additional = Map.copyOf(additional);
  }

  /** How it is. */
  public ZfsHealth condition() {
    return ZfsHealth.of(state);
  }

  /**
   * A device, or a group of them.
   *
   * @param name for example {@code mirror-0} or {@code sda}
   * @param state as that of the pool; absent for the headings of groups
   * @param read read errors
   * @param write write errors
   * @param checksum checksum errors
   * @param message what else there is to say; empty for nothing
   * @param children of a group
   * @param additional what has no component, as text
   */
  public record Device(
      @Nullable String name,
      @Nullable String state,
      @Nullable Long read,
      @Nullable Long write,
      @Json(name = "cksum") @Nullable Long checksum,
      @Json(name = "msg") @Nullable String message,
      List<Device> children,
      Map<String, String> additional) {
    /** Copies the collections. */
    public Device {
      children = List.copyOf(children);
      additional = Map.copyOf(additional);
    }

    /** How it is. */
    public ZfsHealth condition() {
      return ZfsHealth.of(state);
    }
  }
}
