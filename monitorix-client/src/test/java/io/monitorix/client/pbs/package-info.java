/** Tests of the Proxmox Backup Server client. */
@NullMarked
package io.monitorix.client.pbs;

import org.jspecify.annotations.NullMarked;
