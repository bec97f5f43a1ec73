package io.monitorix.alerts.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a store does.
 *
 * @param healthy whether the last attempt to write succeeded in time
 * @param pending rows that are not written yet: rules, alerts, transitions
 * @param failures attempts to write or to delete that failed, since the start
 * @param dropped transitions that were given up, as too many waited, since the start
 * @param lastError what the last failure was; null if there was none
 * @param failingSince since when nothing can be written; null if it can
 */
public record AlertStoreStatus(
    boolean healthy,
    long pending,
    long failures,
    long dropped,
    @Nullable String lastError,
    @Nullable Instant failingSince) {}
