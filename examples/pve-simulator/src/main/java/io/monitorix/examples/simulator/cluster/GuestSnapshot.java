package io.monitorix.examples.simulator.cluster;

import org.jspecify.annotations.Nullable;

/**
 * A snapshot of a guest.
 *
 * @param description may be empty
 * @param takenAt epoch seconds
 * @param parent the snapshot that it was taken upon; null for the first
 * @param withMemory whether the machine's memory was saved too
 */
public record GuestSnapshot(
    String name, String description, long takenAt, @Nullable String parent, boolean withMemory) {}
