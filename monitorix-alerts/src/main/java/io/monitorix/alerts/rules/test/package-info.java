/**
 * Runs unit tests of rules in the format of {@code promtool test rules}: series come in, alerts and
 * samples are expected. {@link io.monitorix.alerts.rules.test.RuleTestRunner} is the entry type.
 */
@NullMarked
package io.monitorix.alerts.rules.test;

import org.jspecify.annotations.NullMarked;
