/**
 * What targets consist of, as lists that Prometheus's {@code http_sd_configs} reads. Entry type:
 * {@link io.monitorix.exporter.httpsd.Entries}.
 */
@NullMarked
package io.monitorix.exporter.httpsd;

import org.jspecify.annotations.NullMarked;
