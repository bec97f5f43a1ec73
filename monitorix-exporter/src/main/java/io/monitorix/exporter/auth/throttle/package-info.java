/**
 * Slows down who guesses passwords. {@link io.monitorix.exporter.auth.throttle.Throttle} is the
 * entry type.
 */
@NullMarked
package io.monitorix.exporter.auth.throttle;

import org.jspecify.annotations.NullMarked;
