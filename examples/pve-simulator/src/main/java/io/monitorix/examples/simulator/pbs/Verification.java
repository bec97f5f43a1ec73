package io.monitorix.examples.simulator.pbs;

/**
 * What came of reading a backup again.
 *
 * @param ok whether all checksums were right
 * @param upid of the task that did it
 */
public record Verification(boolean ok, String upid) {}
