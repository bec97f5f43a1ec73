package io.monitorix.client.internal;

import org.jspecify.annotations.Nullable;

/**
 * A call whose turn has come.
 *
 * @param <T> the value
 */
record Errand<T extends @Nullable Object>(
    ApiRequest request, AnswerReader<T> reader, Deadline deadline, Cancellation cancellation) {}
