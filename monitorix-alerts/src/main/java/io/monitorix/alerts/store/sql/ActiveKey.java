package io.monitorix.alerts.store.sql;

import io.monitorix.alerts.labels.Fingerprint;

/** What identifies the row of an alert. */
public record ActiveKey(long rule, Fingerprint fingerprint) {}
