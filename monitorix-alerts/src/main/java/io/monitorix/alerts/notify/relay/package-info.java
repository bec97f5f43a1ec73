/**
 * Receivers that are programs: webhooks, other Alertmanagers, dead man's switches, system logs,
 * commands. {@link io.monitorix.alerts.notify.relay.Webhook} is the one that fits most.
 */
@NullMarked
package io.monitorix.alerts.notify.relay;

import org.jspecify.annotations.NullMarked;
