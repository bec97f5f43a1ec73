package io.monitorix.exporter.tuning;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an override is about: all that has what is asked for. At least one is there.
 *
 * @param id of a guest, node or storage, such as {@code qemu/100}; null for any
 * @param tag that a guest has; null for any
 * @param pool that a guest is in; null for any
 * @param cluster the name of the target; null for any
 */
public record ResourceSelector(
    @Nullable ValueMatch id,
    @Nullable ValueMatch tag,
    @Nullable ValueMatch pool,
    @Nullable ValueMatch cluster) {

  /** Whether only clusters are told apart. */
  boolean isOfClusters() {
    return id == null && tag == null && pool == null;
  }

  /** Whether it can be about guests alone. */
  boolean isOfGuests() {
    return tag != null || pool != null;
  }

  /** Matchers for {@code monitorix_guest}, in braces. */
  String guests() {
    List<String> matchers = matchers();
    if (tag != null) {
      matchers.add(tag.ofOneIn("tags"));
    }
    if (pool != null) {
      matchers.add(pool.of("pool"));
    }
    return braces(matchers);
  }

  /**
   * Matchers for series that have {@code cluster} and {@code id}, in braces.
   *
   * @param further one more; empty for none
   */
  String ids(String further) {
    List<String> matchers = matchers();
    if (!further.isEmpty()) {
      matchers.add(further);
    }
    return braces(matchers);
  }

  private List<String> matchers() {
    List<String> matchers = new ArrayList<>();
    if (cluster != null) {
      matchers.add(cluster.of("cluster"));
    }
    if (id != null) {
      matchers.add(id.of("id"));
    }
    return matchers;
  }

  private static String braces(List<String> matchers) {
    return "{" + String.join(", ", matchers) + "}";
  }
}
