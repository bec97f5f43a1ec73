/**
 * A kind of receiver that does not come with Monitorix. {@link
 * io.monitorix.examples.receiver.DutyBoard} is all of it; a file in {@code META-INF/services} names
 * it.
 */
@NullMarked
package io.monitorix.examples.receiver;

import org.jspecify.annotations.NullMarked;
