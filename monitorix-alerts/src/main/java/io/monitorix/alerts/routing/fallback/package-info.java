/**
 * Tells another receiver what one cannot be told. {@link
 * io.monitorix.alerts.routing.fallback.FallbackNotifier} is the entry type.
 */
@NullMarked
package io.monitorix.alerts.routing.fallback;

import org.jspecify.annotations.NullMarked;
