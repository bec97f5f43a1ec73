package io.monitorix.alerts.routing.alert;

/**
 * An alert that was not taken.
 *
 * @param reason in Alertmanager's words
 */
public record RefusedAlert(PostedAlert alert, String reason) {}
