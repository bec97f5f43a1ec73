package io.monitorix.exporter.web.access;

import io.monitorix.exporter.config.ServerTls;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManager;

/**
 * TLS as some settings want it. A context of its own for each load: no session outlives the
 * settings it was made under.
 */
final class Encryption {

  /** Of a session: the encryption by whose rules its certificate was looked at. */
  private static final String VOUCHED = Encryption.class.getName();

  private final ServerTls tls;
  private final ClientCertificates clients;
  private final SSLContext context;

  private Encryption(ServerTls tls, ClientCertificates clients, SSLContext context) {
    this.tls = tls;
    this.clients = clients;
    this.context = context;
  }

  /**
   * Prepares it.
   *
   * @throws IllegalArgumentException if the authorities of clients cannot be used
   */
  static Encryption of(ServerTls tls) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      ClientCertificates clients = new ClientCertificates(tls);
      context.init(tls.identity().keyManagers(), new TrustManager[] {clients}, null);
      return new Encryption(tls, clients, context);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  SSLContext context() {
    return context;
  }

  /** What the server's side of a connection is set to. */
  SSLParameters parameters() {
    SSLEngine engine = context.createSSLEngine();
    engine.setUseClientMode(false);
    return adapted(engine.getSSLParameters());
  }

  /** The server's side of a connection. */
  SSLEngine engine() {
    SSLEngine engine = context.createSSLEngine();
    engine.setUseClientMode(false);
    engine.setSSLParameters(parameters());
    return engine;
  }

  /**
   * Whether an authority of clients vouches for who is at the other end, as the settings are here:
   * the connection may have begun under others, by which any certificate would do.
   */
  boolean vouchesFor(SSLSession session) {
    if (!tls.clientAuth().isVerified()) {
      return false;
    }
    if (session.getValue(VOUCHED) == this) {
      return true;
    }
    try {
      Certificate[] chain = session.getPeerCertificates();
      clients.checkClientTrusted(
          Arrays.copyOf(chain, chain.length, X509Certificate[].class),
          chain[0].getPublicKey().getAlgorithm());
      session.putValue(VOUCHED, this);
      return true;
    } catch (SSLPeerUnverifiedException | CertificateException e) {
      return false;
    }
  }

  private SSLParameters adapted(SSLParameters parameters) {
    parameters.setProtocols(tls.protocols().toArray(String[]::new));
    parameters.setUseCipherSuitesOrder(tls.serverOrder());
    if (!tls.cipherSuites().isEmpty()) {
      parameters.setCipherSuites(
          Stream.concat(suitesOfTls13(parameters), tls.cipherSuites().stream())
              .toArray(String[]::new));
    }
    if (!tls.groups().isEmpty()) {
      parameters.setAlgorithmConstraints(new AllowedGroups(tls.groups()));
    }
    switch (tls.clientAuth()) {
      case NONE -> parameters.setNeedClientAuth(false);
      case REQUEST, VERIFY_IF_GIVEN -> parameters.setWantClientAuth(true);
      case REQUIRE_ANY, REQUIRE_AND_VERIFY -> parameters.setNeedClientAuth(true);
    }
    return parameters;
  }

  /** Go's list of suites says nothing about TLS 1.3, whose suites are always spoken. */
  private static Stream<String> suitesOfTls13(SSLParameters parameters) {
    List<String> suites = Arrays.asList(parameters.getCipherSuites());
    return suites.stream()
        .filter(suite -> !suite.contains("_WITH_"))
        .filter(suite -> !suite.endsWith("_SCSV"));
  }
}
