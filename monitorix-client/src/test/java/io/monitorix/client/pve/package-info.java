/** Tests of the Proxmox VE client. */
@NullMarked
package io.monitorix.client.pve;

import org.jspecify.annotations.NullMarked;
