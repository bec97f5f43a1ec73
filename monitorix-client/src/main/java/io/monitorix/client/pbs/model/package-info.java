/**
 * What Proxmox Backup Server answers, one record for each object; {@link
 * io.monitorix.client.pbs.model.BackupSnapshot} is the most frequent. A component is
 * {@code @Nullable} exactly where the decoder may find it absent: the server leaves out what it
 * does not know, what the caller may not see, and what its version does not have yet.
 */
@NullMarked
package io.monitorix.client.pbs.model;

import org.jspecify.annotations.NullMarked;
