package io.monitorix.client.pbs.model;

import org.jspecify.annotations.Nullable;

/**
 * What a datastore is doing: {@code GET /admin/datastore/{store}/active-operations}.
 *
 * @param read how many operations read from it
 * @param write how many operations write to it
 */
public record ActiveOperations(@Nullable Long read, @Nullable Long write) {}
