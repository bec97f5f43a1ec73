package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who has which role where: {@code GET /access/acl}.
 *
 * @param path where, for example {@code /vms/100}
 * @param role the name of the role
 * @param subjectId who: {@code ann@pve}, {@code ann@pve!token} or the name of a group
 * @param type {@code user}, {@code group} or {@code token}
 * @param propagate whether it holds for what is below, too; absent means yes
 * @param additional what has no component, as text
 */
public record AclEntry(
    String path,
    @Json(name = "roleid") String role,
    @Json(name = "ugid") String subjectId,
    @Nullable String type,
    @Nullable Boolean propagate,
    Map<String, String> additional) {

  /** Copies the map. */
  public AclEntry {
    additional = Map.copyOf(additional);
  }

  /** Who it is. */
  public AclSubject subject() {
    return AclSubject.of(type);
  }
}
