/**
 * Runs templates on data, within limits. {@link io.monitorix.alerts.template.exec.Execution} is one
 * run.
 */
@NullMarked
package io.monitorix.alerts.template.exec;

import org.jspecify.annotations.NullMarked;
