package io.monitorix.exporter.inventory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A datastore of a backup server; null is what the server does not tell.
 *
 * @param cluster name of the target
 * @param used bytes
 * @param size bytes
 * @param available bytes
 * @param deduplication how many times smaller the backups are for it
 * @param full when it will be full, by the server's own estimate; null while it does not fill
 */
public record Datastore(
    String cluster,
    String name,
    @Nullable Double used,
    @Nullable Double size,
    @Nullable Double available,
    @Nullable Double deduplication,
    @Nullable Instant full) {}
