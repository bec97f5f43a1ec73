/**
 * Connects to SQLite, PostgreSQL, or what an application gives, and brings the tables up to date.
 * {@link io.monitorix.alerts.store.database.Database} says where, {@link
 * io.monitorix.alerts.store.database.Connections} is how.
 */
@NullMarked
package io.monitorix.alerts.store.database;

import org.jspecify.annotations.NullMarked;
