/**
 * The simulated world: nodes, guests, storages, their load, and what happens to them. The entry is
 * {@code Cluster}, which hands out immutable {@code Snapshot}s.
 */
@NullMarked
package io.monitorix.examples.simulator.cluster;

import org.jspecify.annotations.NullMarked;
