/**
 * Brings bodies to a receiver over HTTP: in order, again after a failure, from a bounded queue.
 * {@link io.monitorix.alerts.remote.delivery.Outbox} is the way in; what the bodies mean is no
 * matter here.
 */
@NullMarked
package io.monitorix.alerts.remote.delivery;

import org.jspecify.annotations.NullMarked;
