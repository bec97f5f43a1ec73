/**
 * Micrometer metrics of a client's calls, for applications that have {@code micrometer-core}:
 * {@link io.monitorix.client.micrometer.ClientMetrics}.
 */
@NullMarked
package io.monitorix.client.micrometer;

import org.jspecify.annotations.NullMarked;
