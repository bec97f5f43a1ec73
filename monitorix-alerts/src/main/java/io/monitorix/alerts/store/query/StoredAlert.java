package io.monitorix.alerts.store.query;

import io.monitorix.alerts.labels.Fingerprint;
import io.monitorix.alerts.rules.Alert;
import io.monitorix.alerts.rules.RuleKey;

/**
 * An alert as it was kept last.
 *
 * @param fingerprint of the alert's labels
 */
public record StoredAlert(RuleKey rule, Fingerprint fingerprint, Alert alert) {}
