package io.monitorix.alerts.routing.fallback;

import java.time.Duration;

/**
 * Who is told what a receiver cannot be told.
 *
 * @param to the name of the other receiver
 * @param after for how long one of the receiver's integrations has to fail; what is refused for
 *     good goes there at once
 */
public record Fallback(String to, Duration after) {}
