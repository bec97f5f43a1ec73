package io.monitorix.alerts.routing.hold;

import io.monitorix.alerts.routing.alert.Alert;
import io.monitorix.alerts.routing.dispatch.Integration;

/**
 * An alert that an integration is to be told of later.
 *
 * @param reason why it was held back, for people
 * @param alert as it was when it was held back last
 */
public record Held(Integration integration, String reason, Alert alert) {}
