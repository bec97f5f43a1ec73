package io.monitorix.examples.simulator.pbs;

/**
 * One backup of a group: a snapshot.
 *
 * @param time when it began, which is its name: epoch seconds
 * @param size bytes of its archives
 * @param isProtected whether no job may remove it
 */
public record Backup(BackupGroup group, long time, long size, boolean isProtected) {}
