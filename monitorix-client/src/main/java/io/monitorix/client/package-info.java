/** What every Proxmox client shares: credentials, trust, calls and the typed exceptions. */
@NullMarked
package io.monitorix.client;

import org.jspecify.annotations.NullMarked;
