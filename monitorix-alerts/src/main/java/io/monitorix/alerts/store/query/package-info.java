/**
 * What can be asked of the store, and what it answers. {@link
 * io.monitorix.alerts.store.query.HistoryQuery} is the entry type.
 */
@NullMarked
package io.monitorix.alerts.store.query;

import org.jspecify.annotations.NullMarked;
