package io.monitorix.client.pve.model;

import org.jspecify.annotations.Nullable;

/**
 * What one network card of a virtual machine has moved since the machine started.
 *
 * @param netin bytes received
 * @param netout bytes sent
 */
public record NicStatistics(@Nullable Long netin, @Nullable Long netout) {}
