package io.monitorix.alerts.routing.link;

import io.monitorix.alerts.routing.matchers.Matchers;
import java.time.Instant;

/**
 * What a link allows: to silence, or to acknowledge, what these matchers match.
 *
 * @param expiresAt from when on it allows nothing
 */
public record SilenceLink(Matchers matchers, Instant expiresAt) {}
