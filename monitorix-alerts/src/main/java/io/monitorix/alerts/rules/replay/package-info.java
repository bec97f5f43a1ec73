/** Evaluates rules over the past, to see what they would have said. */
@NullMarked
package io.monitorix.alerts.rules.replay;

import org.jspecify.annotations.NullMarked;
