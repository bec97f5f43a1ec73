package io.monitorix.alerts.remote.delivery;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** Gives a client the certificates of {@link ClientTls}. */
public final class TlsSockets {

  private TlsSockets() {}

  /**
   * Sets up the client.
   *
   * @param host whom it speaks with
   * @throws IllegalArgumentException if a file cannot be used, with its name and the reason
   */
  static void equip(OkHttpClient.Builder client, ClientTls tls, String host) {
    HandshakeCertificates.Builder certificates = certificates(tls);
    if (tls.insecure()) {
      certificates.addInsecureHost(host);
      client.hostnameVerifier((name, session) -> true);
    }
    HandshakeCertificates made = certificates.build();
    client.sslSocketFactory(made.sslSocketFactory(), made.trustManager());
  }

  /**
   * Sets up a client that speaks with many hosts.
   *
   * @throws IllegalArgumentException if a file cannot be used, with its name and the reason
   */
  public static void equip(OkHttpClient.Builder client, ClientTls tls) {
    HandshakeCertificates made = certificates(tls).build();
    X509TrustManager trust = tls.insecure() ? new TrustAnybody() : made.trustManager();
    client.sslSocketFactory(factory(made, trust), trust);
    if (tls.insecure()) {
      client.hostnameVerifier((name, session) -> true);
    }
  }

  /**
   * Sockets for a client that speaks something else than HTTP. Whether the certificate is the
   * host's is for the client to check.
   *
   * @throws IllegalArgumentException if a file cannot be used, with its name and the reason
   */
  public static SSLSocketFactory factory(ClientTls tls) {
    HandshakeCertificates made = certificates(tls).build();
    return factory(made, tls.insecure() ? new TrustAnybody() : made.trustManager());
  }

  private static SSLSocketFactory factory(HandshakeCertificates made, X509TrustManager trust) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(new KeyManager[] {made.keyManager()}, new TrustManager[] {trust}, null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has TLS", e);
    }
  }

  private static HandshakeCertificates.Builder certificates(ClientTls tls) {
    HandshakeCertificates.Builder certificates = new HandshakeCertificates.Builder();
    Path caFile = tls.caFile();
    if (caFile == null) {
      certificates.addPlatformTrustedCertificates();
    } else {
      certificates(caFile).forEach(certificates::addTrustedCertificate);
    }
    Path certificateFile = tls.certificateFile();
    Path keyFile = tls.keyFile();
    if (certificateFile != null && keyFile != null) {
      List<X509Certificate> chain = certificates(certificateFile);
      certificates.heldCertificate(
          held(chain.get(0), keyFile),
          chain.subList(1, chain.size()).toArray(X509Certificate[]::new));
    }
    return certificates;
  }

  private static List<X509Certificate> certificates(Path file) {
    byte[] pem = read(file);
    List<X509Certificate> certificates;
    try {
      certificates =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(pem))
              .stream()
              .map(X509Certificate.class::cast)
              .toList();
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(file + " holds no certificates in PEM form", e);
    }
    if (certificates.isEmpty()) {
      throw new IllegalArgumentException(file + " holds no certificate in PEM form");
    }
    return certificates;
  }

  private static HeldCertificate held(X509Certificate certificate, Path keyFile) {
    String key = new String(read(keyFile), StandardCharsets.US_ASCII);
    try {
      String encoded =
          Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
      return HeldCertificate.decode(
          "-----BEGIN CERTIFICATE-----\n" + encoded + "\n-----END CERTIFICATE-----\n" + key);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      // Its own message and cause can quote the key.
      throw new IllegalArgumentException(
          keyFile + " holds no private key of RSA or EC in PKCS #8 form without a password");
    }
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException("there is no file " + file, e);
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }
}
