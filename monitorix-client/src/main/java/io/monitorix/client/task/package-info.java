/**
 * The tasks that Proxmox servers run for whoever calls them: how they are watched and how they end.
 * Its entry type is {@link io.monitorix.client.task.TaskHandle}; each product has its own.
 */
@NullMarked
package io.monitorix.client.task;

import org.jspecify.annotations.NullMarked;
