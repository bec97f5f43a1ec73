package io.monitorix.exporter.config;

import io.monitorix.exporter.pem.Identity;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;

/**
 * How the HTTP server speaks TLS, in the words of Java's own TLS.
 *
 * @param identity who the server is
 * @param clientAuth what it wants of its clients' certificates
 * @param clientAuthorities issue the certificates of clients; empty unless they are verified
 * @param allowedSans a client's certificate must have one of these alternative names; empty for any
 * @param protocols the versions spoken, such as {@code TLSv1.3}; never empty
 * @param cipherSuites those of TLS 1.2, best first; empty for Java's choice
 * @param serverOrder whether the server's order of cipher suites decides, not the client's
 * @param groups the groups of the key exchange, such as {@code x25519}; empty for Java's choice
 */
public record ServerTls(
    Identity identity,
    ClientAuth clientAuth,
    List<X509Certificate> clientAuthorities,
    Set<String> allowedSans,
    List<String> protocols,
    List<String> cipherSuites,
    boolean serverOrder,
    Set<String> groups) {

  /** Copies the collections. */
  public ServerTls {
    clientAuthorities = List.copyOf(clientAuthorities);
    allowedSans = Set.copyOf(allowedSans);
    protocols = List.copyOf(protocols);
    cipherSuites = List.copyOf(cipherSuites);
    groups = Set.copyOf(groups);
  }

  /** With this identity, TLS 1.2 and 1.3, and no certificates of clients. */
  public static ServerTls of(Identity identity) {
    return new ServerTls(
        identity,
        ClientAuth.NONE,
        List.of(),
        Set.of(),
        List.of("TLSv1.2", "TLSv1.3"),
        List.of(),
        true,
        Set.of());
  }
}
