package io.monitorix.exporter.web.access;

import java.security.KeyManagementException;
import java.security.SecureRandom;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * A context that makes each connection with the encryption of that moment: the JDK's server takes
 * one context when it starts and keeps it.
 */
final class CurrentTls extends SSLContextSpi {

  private final Supplier<Encryption> current;

  private CurrentTls(Supplier<Encryption> current) {
    this.current = current;
  }

  static SSLContext of(Supplier<Encryption> current) {
    SSLContext first = current.get().context();
    return new SSLContext(new CurrentTls(current), first.getProvider(), first.getProtocol()) {};
  }

  @Override
  protected SSLEngine engineCreateSSLEngine(String host, int port) {
    return current.get().engine(host, port);
  }

  @Override
  protected SSLEngine engineCreateSSLEngine() {
    throw new UnsupportedOperationException("connections of the server have a peer");
  }

  @Override
  protected void engineInit(
      KeyManager @Nullable [] keys, TrustManager @Nullable [] trust, @Nullable SecureRandom random)
      throws KeyManagementException {
    throw new KeyManagementException("is initialized");
  }

  @Override
  protected SSLSocketFactory engineGetSocketFactory() {
    return current.get().context().getSocketFactory();
  }

  @Override
  protected SSLServerSocketFactory engineGetServerSocketFactory() {
    return current.get().context().getServerSocketFactory();
  }

  @Override
  protected SSLSessionContext engineGetServerSessionContext() {
    return current.get().context().getServerSessionContext();
  }

  @Override
  protected SSLSessionContext engineGetClientSessionContext() {
    return current.get().context().getClientSessionContext();
  }
}
