package io.monitorix.client.pbs.model;

import com.squareup.moshi.Json;
import org.jspecify.annotations.Nullable;

/**
 * A role that somebody has somewhere: {@code GET /access/acl}.
 *
 * @param path where, for example {@code /datastore/store1}
 * @param holder a user, or a token as {@code user@realm!name}
 * @param holderType {@code user} (tokens too) or {@code group}
 * @param role for example {@code DatastoreAudit}
 * @param propagate whether it holds for what is below as well
 */
public record AclEntry(
    String path,
    @Json(name = "ugid") @Nullable String holder,
    @Json(name = "ugid_type") @Nullable String holderType,
    @Json(name = "roleid") @Nullable String role,
    @Nullable Boolean propagate) {}
