package io.monitorix.exporter.inventory;

import io.monitorix.exporter.collect.Subject;
import org.jspecify.annotations.Nullable;

/**
 * A storage, as one node sees it.
 *
 * @param cluster name of the target
 * @param facts what it is
 * @param used bytes; null where Proxmox does not tell
 * @param size bytes; null where Proxmox does not tell
 */
public record Storage(
    String cluster, Subject.Storage facts, @Nullable Double used, @Nullable Double size) {}
