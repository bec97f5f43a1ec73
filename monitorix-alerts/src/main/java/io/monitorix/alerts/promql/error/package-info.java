/**
 * What can be wrong with a query. {@link io.monitorix.alerts.promql.error.QueryException} is the
 * entry type.
 */
@NullMarked
package io.monitorix.alerts.promql.error;

import org.jspecify.annotations.NullMarked;
