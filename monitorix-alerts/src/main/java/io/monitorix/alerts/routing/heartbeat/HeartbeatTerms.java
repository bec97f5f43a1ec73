package io.monitorix.alerts.routing.heartbeat;

import java.time.Duration;

/**
 * What has to be so for a heartbeat to beat.
 *
 * @param alertname of an alert that always fires
 * @param longestDelay how long ago that alert may have come from its rule, and how old a
 *     notification that waits may be; positive
 */
public record HeartbeatTerms(String alertname, Duration longestDelay) {}
