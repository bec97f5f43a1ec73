/** Tests of the client against real sockets and real TLS. */
@NullMarked
package io.monitorix.client;

import org.jspecify.annotations.NullMarked;
