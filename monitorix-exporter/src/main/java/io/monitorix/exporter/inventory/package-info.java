/**
 * What is watched, as the last polls told it: clusters, nodes, guests, storages and datastores with
 * their latest values, and only what somebody may see of it. {@link
 * io.monitorix.exporter.inventory.InventoryReader} reads it.
 */
@NullMarked
package io.monitorix.exporter.inventory;

import org.jspecify.annotations.NullMarked;
