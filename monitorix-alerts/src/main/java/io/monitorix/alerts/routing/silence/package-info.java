/**
 * Silences: who is not to hear of what, from when to when. {@link
 * io.monitorix.alerts.routing.silence.Silences} is the entry type.
 */
@NullMarked
package io.monitorix.alerts.routing.silence;

import org.jspecify.annotations.NullMarked;
