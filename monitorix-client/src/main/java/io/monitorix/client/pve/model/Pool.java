package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A pool of guests and storages: {@code GET /pools}.
 *
 * @param id the name
 * @param comment any text
 * @param members only where one pool is asked for
 * @param additional what has no component, as text
 */
public record Pool(
    @Json(name = "poolid") String id,
    @Nullable String comment,
    List<Member> members,
    Map<String, String> additional) {

  /** Copies the collections. */
  public Pool {
    members = List.copyOf(members);
    additional = Map.copyOf(additional);
  }

  /**
   * A guest or storage in a pool.
   *
   * @param id for example {@code qemu/100} or {@code storage/pve1/local}
   * @param type {@code qemu}, {@code lxc} or {@code storage}
   * @param node where it is
   * @param name of a guest
   * @param vmid of a guest
   * @param storage of a storage
   * @param status {@code running}, {@code stopped}, {@code available}, …
   * @param additional what has no component, as text
   */
  public record Member(
      String id,
      @Nullable String type,
      @Nullable String node,
      @Nullable String name,
      @Nullable Long vmid,
      @Nullable String storage,
      @Nullable String status,
      Map<String, String> additional) {
    /** Copies the map. */
    public Member {
      additional = Map.copyOf(additional);
    }

    /** Which guest; empty for a storage. */
    public Optional<GuestId> guestId() {
      return GuestId.tryParse(id);
    }

    /** Which storage, and on which node; empty for a guest. */
    public Optional<StorageId> storageId() {
      return StorageId.tryParse(id);
    }
  }
}
