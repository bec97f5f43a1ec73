/**
 * The Proxmox VE API, laid out as its paths are. Its entry type is {@link
 * io.monitorix.client.pve.PveClient}; from there {@code cluster()} and {@code node(name)} lead on.
 */
@NullMarked
package io.monitorix.client.pve;

import org.jspecify.annotations.NullMarked;
