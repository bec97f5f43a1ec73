/**
 * What Proxmox remembers of the time before we came, so that trends and forecasts work from the
 * first day: read once, gently, and kept in files for whoever stores series. {@link
 * io.monitorix.exporter.history.FirstContact} reads and {@link
 * io.monitorix.exporter.history.HistoryArchive} keeps.
 */
@NullMarked
package io.monitorix.exporter.history;

import org.jspecify.annotations.NullMarked;
