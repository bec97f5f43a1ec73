/**
 * Keeps what is known of alerts and their past in a database, so that a restart changes nothing.
 * {@link io.monitorix.alerts.store.AlertStore} is the entry type.
 */
@NullMarked
package io.monitorix.alerts.store;

import org.jspecify.annotations.NullMarked;
