package io.monitorix.alerts.store.sql;

import io.monitorix.alerts.labels.Fingerprint;
import io.monitorix.alerts.rules.Alert;
import io.monitorix.alerts.rules.AlertState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An alert that went into a state.
 *
 * @param before null for a new alert
 * @param after the state is the one it went into
 */
public record Transition(
    long rule, Fingerprint fingerprint, Instant time, @Nullable AlertState before, Alert after) {}
