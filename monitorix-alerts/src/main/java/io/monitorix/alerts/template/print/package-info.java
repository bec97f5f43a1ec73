/**
 * Values as Go's fmt package prints them. {@link io.monitorix.alerts.template.print.Printer} is the
 * entry.
 */
@NullMarked
package io.monitorix.alerts.template.print;

import org.jspecify.annotations.NullMarked;
