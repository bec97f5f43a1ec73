/**
 * Evaluates recording and alerting rules as Prometheus does: groups on their schedule, alerts
 * pending, firing and resolved, what is written and what is sent. {@link
 * io.monitorix.alerts.rules.RuleManager} is the entry type.
 */
@NullMarked
package io.monitorix.alerts.rules;

import org.jspecify.annotations.NullMarked;
