package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import org.jspecify.annotations.Nullable;

/**
 * A switch for all of Ceph: {@code GET /cluster/ceph/flags}.
 *
 * @param name for example {@code noout}
 * @param set whether it is on
 * @param description one line
 */
public record CephFlag(
    String name, @Json(name = "value") @Nullable Boolean set, @Nullable String description) {}
