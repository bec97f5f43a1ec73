/**
 * Reads what configurations of receivers have in common: texts, secrets and the files that hold
 * them, durations, defaults from the section {@code global}. {@link
 * io.monitorix.alerts.notify.config.Fields} is the entry type.
 */
@NullMarked
package io.monitorix.alerts.notify.config;

import org.jspecify.annotations.NullMarked;
