package io.monitorix.alerts.series;

/**
 * How a store is.
 *
 * @param series on the heap
 * @param chunks on the heap
 * @param chunkBytes what their samples take
 * @param minTime of the earliest sample on the heap, in milliseconds since 1970; {@link
 *     Long#MAX_VALUE} without any
 * @param maxTime of the latest sample; {@link Long#MIN_VALUE} without any
 * @param appended how many samples were taken since the start
 * @param outOfOrder how many were refused because the series had a later one
 * @param duplicates because it had another value of that time
 * @param tooOld because their time is in a block
 * @param tooFarAhead because their time is not yet
 * @param seriesCreated how many series were added since the start
 * @param seriesRemoved how many were dropped
 * @param blocks how many there are
 * @param blockBytes how large they are together
 * @param journalBytes how large the journal is
 */
public record StoreStatus(
    int series,
    int chunks,
    long chunkBytes,
    long minTime,
    long maxTime,
    long appended,
    long outOfOrder,
    long duplicates,
    long tooOld,
    long tooFarAhead,
    long seriesCreated,
    long seriesRemoved,
    int blocks,
    long blockBytes,
    long journalBytes) {}
