/**
 * Acknowledgements: silences that end with the alerts that they are about. {@link
 * io.monitorix.alerts.routing.ack.Acknowledgements} is the entry type.
 */
@NullMarked
package io.monitorix.alerts.routing.ack;

import org.jspecify.annotations.NullMarked;
