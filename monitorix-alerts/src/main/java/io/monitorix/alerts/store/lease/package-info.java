/**
 * Which of several processes on one database may write to it. {@link
 * io.monitorix.alerts.store.lease.Leadership} is the entry type.
 */
@NullMarked
package io.monitorix.alerts.store.lease;

import org.jspecify.annotations.NullMarked;
