/**
 * Keeps for a short time what was asked of the database. {@link
 * io.monitorix.exporter.auth.recent.Recent} is the entry type.
 */
@NullMarked
package io.monitorix.exporter.auth.recent;

import org.jspecify.annotations.NullMarked;
