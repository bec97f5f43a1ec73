/**
 * Alerts within an application: {@link io.monitorix.exporter.embedded.AlertEngine} keeps what the
 * application's metrics were, evaluates rules over it, and tells whom the routing says, without a
 * server of its own.
 */
@NullMarked
package io.monitorix.exporter.embedded;

import org.jspecify.annotations.NullMarked;
