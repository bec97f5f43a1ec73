/**
 * Decides when a call's turn has come: {@link io.monitorix.client.internal.lanes.Lanes} lets a few
 * through for each node, and {@link io.monitorix.client.internal.lanes.Workers} runs them.
 */
@NullMarked
package io.monitorix.client.internal.lanes;

import org.jspecify.annotations.NullMarked;
