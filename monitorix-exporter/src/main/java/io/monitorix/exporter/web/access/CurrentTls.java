package io.monitorix.exporter.web.access;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import java.security.KeyManagementException;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
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

  /**
   * By the thread that makes a connection. The JDK's server asks for the parameters after the
   * engine; in between the encryption may change, and its keys would not go with the parameters.
   */
  private final Map<Thread, Encryption> making = new ConcurrentHashMap<>();

  private CurrentTls(Supplier<Encryption> current) {
    this.current = current;
  }

  static HttpsConfigurator of(Supplier<Encryption> current) {
    SSLContext first = current.get().context();
    CurrentTls tls = new CurrentTls(current);
    return new HttpsConfigurator(new SSLContext(tls, first.getProvider(), first.getProtocol()) {}) {
      @Override
      public void configure(HttpsParameters parameters) {
        parameters.setSSLParameters(tls.parameters());
      }
    };
  }

  @Override
  protected SSLEngine engineCreateSSLEngine(String host, int port) {
    Encryption encryption = current.get();
    making.put(Thread.currentThread(), encryption);
    return encryption.context().createSSLEngine(host, port);
  }

  private SSLParameters parameters() {
    Encryption encryption = making.remove(Thread.currentThread());
    if (encryption == null) {
      throw new IllegalStateException("no connection is being made on this thread");
    }
    return encryption.parameters();
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
