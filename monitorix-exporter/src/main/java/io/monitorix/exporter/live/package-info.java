/**
 * Sends events to Grafana Live, where panels show them at once. {@link
 * io.monitorix.exporter.live.GrafanaLive} is the entry type.
 */
@NullMarked
package io.monitorix.exporter.live;

import org.jspecify.annotations.NullMarked;
