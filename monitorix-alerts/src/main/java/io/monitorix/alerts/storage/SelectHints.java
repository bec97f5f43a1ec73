package io.monitorix.alerts.storage;

import org.jspecify.annotations.Nullable;

/**
 * What a selection is for, so that a source can choose how fine its samples need to be.
 *
 * @param from the first millisecond since 1970 that will be read
 * @param to the last one
 * @param step between evaluations, in milliseconds; 0 for a single one
 * @param range of the range selector, in milliseconds; 0 where a single sample is wanted
 * @param function that is applied to the samples, {@code rate} for instance; null without one.
 *     Where a source gives aggregates it gives those that this function asks for: their least or
 *     greatest value for {@code min_over_time} and {@code max_over_time}, their sum for {@code
 *     sum_over_time} and {@code avg_over_time}, the last value for everything else, and always how
 *     many samples they stand for
 */
public record SelectHints(long from, long to, long step, long range, @Nullable String function) {}
