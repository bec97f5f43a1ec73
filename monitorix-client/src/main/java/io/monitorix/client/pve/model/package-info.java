/**
 * What Proxmox VE answers, one record for each object; {@link
 * io.monitorix.client.pve.model.ClusterResource} is the busiest. A component is {@code @Nullable}
 * exactly where the decoder may find it absent: Proxmox leaves out what it does not know or what
 * the caller may not see.
 */
@NullMarked
package io.monitorix.client.pve.model;

import org.jspecify.annotations.NullMarked;
