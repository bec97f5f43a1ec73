package io.monitorix.client.pbs.model;

import com.squareup.moshi.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A set of privileges: {@code GET /access/roles}.
 *
 * @param name for example {@code Audit}
 * @param privileges for example {@code Datastore.Audit}
 * @param comment one line
 */
public record Role(
    @Json(name = "roleid") String name,
    @Json(name = "privs") List<String> privileges,
    @Nullable String comment) {

  /** Copies the list. */
  public Role {
    privileges = List.copyOf(privileges);
  }
}
