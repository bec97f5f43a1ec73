/**
 * The clients of the targets: {@link io.monitorix.spring.client.TargetConfigs} reads the
 * properties, {@link io.monitorix.spring.client.TargetClients} makes the clients, and each is a
 * bean.
 */
@NullMarked
package io.monitorix.spring.client;

import org.jspecify.annotations.NullMarked;
