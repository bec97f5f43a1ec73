/**
 * Remembers answers to queries, in the process or in a Redis that replicas share. {@link
 * io.monitorix.exporter.cache.QueryCache} is the way in.
 */
@NullMarked
package io.monitorix.exporter.cache;

import org.jspecify.annotations.NullMarked;
