/**
 * Rows and statements. {@link io.monitorix.alerts.store.sql.ChangeWriter} writes what changed,
 * {@link io.monitorix.alerts.store.sql.AlertReader} reads what is there.
 */
@NullMarked
package io.monitorix.alerts.store.sql;

import org.jspecify.annotations.NullMarked;
