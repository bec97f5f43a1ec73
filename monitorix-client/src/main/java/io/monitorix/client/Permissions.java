package io.monitorix.client;

import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the caller may do: {@code GET /access/permissions}.
 *
 * @param paths by path, for example {@code /vms/100} or {@code /datastore/store1}, the privileges
 *     there; true for those that also hold for what is below
 */
public record Permissions(Map<String, Map<String, Boolean>> paths) {

  /** Copies the maps. */
  public Permissions {
    paths =
        paths.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, entry -> Map.copyOf(entry.getValue())));
  }

  /**
   * Whether the caller has a privilege on a path. A path that the server did not list takes what is
   * handed down from the nearest one above it.
   *
   * @param path for example {@code /vms/100}
   * @param privilege for example {@code VM.Audit}
   */
  public boolean allows(String path, String privilege) {
    @Nullable Map<String, Boolean> here = paths.get(path);
    if (here != null) {
      return here.containsKey(privilege);
    }
    String above = path;
    while (above.length() > 1) {
      above = above.substring(0, Math.max(1, above.lastIndexOf('/')));
      @Nullable Map<String, Boolean> there = paths.get(above);
      if (there != null) {
        return Boolean.TRUE.equals(there.get(privilege));
      }
    }
    return false;
  }
}
