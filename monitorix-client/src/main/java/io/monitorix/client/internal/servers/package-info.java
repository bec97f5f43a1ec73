/**
 * Knows the servers of a cluster, how they do, and which to ask first. Its entry type is {@link
 * io.monitorix.client.internal.servers.Servers}.
 */
@NullMarked
package io.monitorix.client.internal.servers;

import org.jspecify.annotations.NullMarked;
