/**
 * The world of a simulated backup server: datastores, backups, jobs, tasks, tapes. The entry is
 * {@code BackupServer}.
 */
@NullMarked
package io.monitorix.examples.simulator.pbs;

import org.jspecify.annotations.NullMarked;
