/**
 * From text to checked expressions. {@link io.monitorix.alerts.promql.parse.Parser} is the entry
 * type.
 */
@NullMarked
package io.monitorix.alerts.promql.parse;

import org.jspecify.annotations.NullMarked;
