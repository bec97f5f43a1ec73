/**
 * What a query gives: scalars, strings, vectors, matrices, and the notes beside them. {@link
 * io.monitorix.alerts.promql.value.Value} is the entry type.
 */
@NullMarked
package io.monitorix.alerts.promql.value;

import org.jspecify.annotations.NullMarked;
