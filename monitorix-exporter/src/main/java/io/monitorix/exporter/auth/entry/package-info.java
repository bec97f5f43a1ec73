/**
 * All ways in, joined. {@link io.monitorix.exporter.auth.entry.Authenticators} is the entry type.
 */
@NullMarked
package io.monitorix.exporter.auth.entry;

import org.jspecify.annotations.NullMarked;
