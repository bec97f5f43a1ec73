package io.monitorix.client.pbs.model;

import com.squareup.moshi.Json;
import org.jspecify.annotations.Nullable;

/**
 * A place for a tape in a library: {@code GET /tape/changer/{name}/status}.
 *
 * @param kind {@code drive}, {@code slot} or {@code import-export}
 * @param number of drives from 0, of slots from 1
 * @param label of the tape; empty for one without a label, absent for no tape
 * @param loadedSlot of a drive: where its tape came from
 * @param state of a drive: the task that has it locked
 */
public record TapeSlot(
    @Json(name = "entry-kind") String kind,
    @Json(name = "entry-id") long number,
    @Json(name = "label-text") @Nullable String label,
    @Json(name = "loaded-slot") @Nullable Long loadedSlot,
    @Nullable String state) {}
