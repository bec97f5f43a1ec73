package io.monitorix.alerts.routing.dispatch;

import java.time.Instant;

/**
 * What a group has to know after a restart to be due when it was due.
 *
 * @param id of the route and the group's labels
 * @param nextFlush when it is due
 * @param flushed whether it was flushed before, so that alerts do not hurry it
 */
public record GroupState(String id, Instant nextFlush, boolean flushed) {}
