package io.monitorix.client.pve.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A group of users: {@code GET /access/groups/{groupid}}.
 *
 * @param comment any text
 * @param members the users in it
 * @param additional what has no component, as text
 */
public record GroupDetails(
    @Nullable String comment, List<String> members, Map<String, String> additional) {

  /** Copies the collections. */
  public GroupDetails {
    members = List.copyOf(members);
    additional = Map.copyOf(additional);
  }
}
