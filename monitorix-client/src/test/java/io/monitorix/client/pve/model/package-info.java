/** Tests of what no answer is needed for: the words of Proxmox. */
@NullMarked
package io.monitorix.client.pve.model;

import org.jspecify.annotations.NullMarked;
