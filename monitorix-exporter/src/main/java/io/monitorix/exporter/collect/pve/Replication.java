package io.monitorix.exporter.collect.pve;

import io.monitorix.client.pve.model.ReplicationJob;
import io.monitorix.client.pve.model.ReplicationStatus;

/** A replication job and how it goes. */
public record Replication(ReplicationJob job, ReplicationStatus status) {}
