package io.monitorix.exporter.config;

import java.time.Duration;

/**
 * When a service is checked.
 *
 * @param interval from the start of a check to that of the next; positive
 * @param timeout the longest that one attempt takes; positive, at most {@code interval}
 * @param retries how many more attempts must fail before the service counts as down; 0 or more
 * @param retryInterval from the end of a failed attempt to the start of the next; positive, at most
 *     {@code interval}
 */
public record CheckTiming(
    Duration interval, Duration timeout, int retries, Duration retryInterval) {}
