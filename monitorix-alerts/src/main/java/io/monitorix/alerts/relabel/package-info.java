/**
 * Relabelling as Prometheus does it: rules that rewrite a set of labels, or drop it. Entry type:
 * {@link io.monitorix.alerts.relabel.Relabelling}, made from {@link
 * io.monitorix.alerts.relabel.RelabelConfig}s.
 */
@NullMarked
package io.monitorix.alerts.relabel;

import org.jspecify.annotations.NullMarked;
