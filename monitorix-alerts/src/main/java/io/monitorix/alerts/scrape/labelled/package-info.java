/**
 * Makes targets from what discovery names: labels, URL, times. {@link
 * io.monitorix.alerts.scrape.labelled.TargetMaker} is the entry type.
 */
@NullMarked
package io.monitorix.alerts.scrape.labelled;

import org.jspecify.annotations.NullMarked;
