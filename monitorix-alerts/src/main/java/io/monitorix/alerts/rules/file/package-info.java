/**
 * Reads rule files as Prometheus does: what the groups and rules say, and all that is wrong with
 * them. {@link io.monitorix.alerts.rules.file.RuleFile} is the entry type.
 */
@NullMarked
package io.monitorix.alerts.rules.file;

import org.jspecify.annotations.NullMarked;
