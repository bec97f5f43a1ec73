package io.monitorix.exporter.web.websocket;

import io.monitorix.exporter.auth.Scope;
import io.monitorix.exporter.auth.Visibility;
import io.monitorix.exporter.web.Cors;
import io.monitorix.exporter.web.access.Identification;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;

/**
 * Who may listen, and how they connect.
 *
 * @param identification finds out who it is
 * @param certificates the name in a client's certificate, if an authority of clients vouches for it
 *     now
 * @param visibility what a scope lets see, as it is now
 * @param origins pages of which other sites may listen
 * @param tls makes the server's side of a connection; empty for plain TCP
 */
public record SocketSecurity(
    Identification identification,
    Function<SSLSession, Optional<String>> certificates,
    Function<Scope, Visibility> visibility,
    Cors origins,
    Optional<Supplier<SSLEngine>> tls) {}
