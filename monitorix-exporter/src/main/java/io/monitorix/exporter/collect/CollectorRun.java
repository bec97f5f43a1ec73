package io.monitorix.exporter.collect;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a collector did.
 *
 * @param success whether all its sources could be read at the last attempt
 * @param duration how long the slowest of its sources took at its last attempt
 * @param lastSuccess when all its sources had last been read; null where that never happened
 */
public record CollectorRun(boolean success, Duration duration, @Nullable Instant lastSuccess) {}
