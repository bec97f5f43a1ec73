/**
 * The server: sockets, TLS, status lines, keep-alive, compression, and the faults of the wire. The
 * entry is {@code HttpFront}.
 */
@NullMarked
package io.monitorix.examples.simulator.http;

import org.jspecify.annotations.NullMarked;
