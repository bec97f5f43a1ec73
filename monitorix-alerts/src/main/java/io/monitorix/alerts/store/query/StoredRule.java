package io.monitorix.alerts.store.query;

import io.monitorix.alerts.rules.RuleKey;
import io.monitorix.alerts.rules.RuleStatus;

/** A rule, and how its last evaluation that was kept went. */
public record StoredRule(RuleKey rule, RuleStatus status) {}
