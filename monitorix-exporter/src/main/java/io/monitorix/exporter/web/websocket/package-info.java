/**
 * Events over WebSocket, on a listener of its own: the HTTP server cannot do that. {@link
 * io.monitorix.exporter.web.websocket.EventSockets} is the listener.
 */
@NullMarked
package io.monitorix.exporter.web.websocket;

import org.jspecify.annotations.NullMarked;
