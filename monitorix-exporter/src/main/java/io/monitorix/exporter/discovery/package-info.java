/**
 * Finds targets in files that others write, and notices when these change. Entry type: {@link
 * io.monitorix.exporter.discovery.FileDiscovery}.
 */
@NullMarked
package io.monitorix.exporter.discovery;

import org.jspecify.annotations.NullMarked;
