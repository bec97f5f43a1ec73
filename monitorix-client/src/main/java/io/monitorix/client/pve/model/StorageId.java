package io.monitorix.client.pve.model;

import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A storage as one node sees it, {@code storage/pve1/local} for example. */
public final class StorageId implements Comparable<StorageId> {

  private static final String PREFIX = "storage/";

  private final String node;
  private final String storage;

  /**
   * Refuses names that would make another id.
   *
   * @throws IllegalArgumentException when a name is empty or holds a slash
   */
  public StorageId(String node, String storage) {
    if (node.isEmpty() || node.contains("/") || storage.isEmpty() || storage.contains("/")) {
      throw new IllegalArgumentException(
          "'" + node + "' and '" + storage + "' are not the names of a node and a storage");
    }
    this.node = node;
    this.storage = storage;
  }

  /**
   * Reads an id.
   *
   * @param text for example {@code storage/pve1/local}
   * @throws IllegalArgumentException when the text is none
   */
  public static StorageId parse(String text) {
    return tryParse(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'" + text + "' is not the id of a storage: expected storage/<node>/<name>"));
  }

  /** Reads an id; empty when the text is none. */
  public static Optional<StorageId> tryParse(String text) {
    String[] parts = text.split("/", -1);
    return text.startsWith(PREFIX)
            && parts.length == 3
            && !parts[1].isEmpty()
            && !parts[2].isEmpty()
        ? Optional.of(new StorageId(parts[1], parts[2]))
        : Optional.empty();
  }

  /** The node that sees it. */
  public String node() {
    return node;
  }

  /** Its name. */
  public String storage() {
    return storage;
  }

  /** By node, then by name. */
  @Override
  public int compareTo(StorageId other) {
    return Comparator.comparing(StorageId::node)
        .thenComparing(StorageId::storage)
        .compare(this, other);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StorageId that
        && node.equals(that.node)
        && storage.equals(that.storage);
  }

  @Override
  public int hashCode() {
    return Objects.hash(node, storage);
  }

  /** As Proxmox writes it: {@code storage/pve1/local}. */
  @Override
  public String toString() {
    return PREFIX + node + "/" + storage;
  }
}
