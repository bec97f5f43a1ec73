package io.monitorix.exporter.poll;

import io.monitorix.exporter.config.CollectorIdentity;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a collector did.
 *
 * @param node where it goes node by node, which one; null for the target as a whole
 * @param success whether all that it needs could be read at the last attempt
 * @param duration how long the slowest reading took at its last attempt
 * @param lastSuccess when all that it needs had last been read, for guests and storages the latest
 *     of them; null where that never happened
 */
public record CollectorRun(
    CollectorIdentity collector,
    @Nullable String node,
    boolean success,
    Duration duration,
    @Nullable Instant lastSuccess) {}
