/**
 * Label sets and the matchers that select by them, as in Prometheus's data model. {@link
 * io.monitorix.alerts.labels.Labels} and {@link io.monitorix.alerts.labels.LabelMatcher} are the
 * entry types.
 */
@NullMarked
package io.monitorix.alerts.labels;

import org.jspecify.annotations.NullMarked;
