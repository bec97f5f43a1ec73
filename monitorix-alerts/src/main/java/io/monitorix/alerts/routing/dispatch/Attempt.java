package io.monitorix.alerts.routing.dispatch;

import java.time.Instant;

/**
 * An attempt to tell an integration of a group, and how it went.
 *
 * @param number of the flush's attempts, from 1
 */
public record Attempt(Instant at, int number, Notifier.HandOver outcome) {}
