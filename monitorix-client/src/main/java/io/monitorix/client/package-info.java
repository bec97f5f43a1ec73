/**
 * What every Proxmox client shares: where to call ({@link io.monitorix.client.Server}), as whom
 * ({@link io.monitorix.client.Credentials}), whom to believe ({@link io.monitorix.client.Trust}),
 * and what can go wrong ({@link io.monitorix.client.ProxmoxException}). Its entry type is {@link
 * io.monitorix.client.Call}, a request that has not been made yet.
 */
@NullMarked
package io.monitorix.client;

import org.jspecify.annotations.NullMarked;
