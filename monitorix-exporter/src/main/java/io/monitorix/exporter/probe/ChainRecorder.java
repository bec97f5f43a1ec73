package io.monitorix.exporter.probe;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Trusts whom another trusts, or everybody, and remembers the certificates of the last server. */
final class ChainRecorder extends X509ExtendedTrustManager {

  private final @Nullable X509ExtendedTrustManager trust;
  private volatile List<X509Certificate> shown = List.of();

  /**
   * @param trust null to trust everybody
   */
  ChainRecorder(@Nullable X509ExtendedTrustManager trust) {
    this.trust = trust;
  }

  /** The certificates that the last server showed, its own first; empty before. */
  List<X509Certificate> shown() {
    return shown;
  }

  /** Whether anybody is trusted. */
  boolean trustsEverybody() {
    return trust == null;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    shown = List.of(chain);
    if (trust != null) {
      trust.checkServerTrusted(chain, authType, socket);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    shown = List.of(chain);
    if (trust != null) {
      trust.checkServerTrusted(chain, authType, engine);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    shown = List.of(chain);
    if (trust != null) {
      trust.checkServerTrusted(chain, authType);
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    throw noServer();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    throw noServer();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw noServer();
  }

  private static CertificateException noServer() {
    return new CertificateException("checks are no servers");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return trust == null ? new X509Certificate[0] : trust.getAcceptedIssuers();
  }
}
