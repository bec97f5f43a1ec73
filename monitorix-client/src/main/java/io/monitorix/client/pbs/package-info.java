/**
 * The Proxmox Backup Server API, laid out as its paths are. Its entry type is {@link
 * io.monitorix.client.pbs.PbsClient}; from there {@code datastore(name)}, {@code node()}, {@code
 * jobs()} and {@code tape()} lead on.
 */
@NullMarked
package io.monitorix.client.pbs;

import org.jspecify.annotations.NullMarked;
