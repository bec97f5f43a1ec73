/**
 * Which addresses may be connected to on the word of others, and sockets that reach no others.
 * {@link io.monitorix.exporter.reach.GuardedSockets} is the way in.
 */
@NullMarked
package io.monitorix.exporter.reach;

import org.jspecify.annotations.NullMarked;
