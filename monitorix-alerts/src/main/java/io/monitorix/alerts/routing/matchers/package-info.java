/**
 * Lists of label matchers as Alertmanager reads and writes them. {@link
 * io.monitorix.alerts.routing.matchers.Matchers} is the entry type.
 */
@NullMarked
package io.monitorix.alerts.routing.matchers;

import org.jspecify.annotations.NullMarked;
