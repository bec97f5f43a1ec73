/**
 * Sends the metrics on without being asked for them: by Prometheus's remote write and by OTLP.
 * {@link io.monitorix.exporter.push.Pusher} is the way in.
 */
@NullMarked
package io.monitorix.exporter.push;

import org.jspecify.annotations.NullMarked;
