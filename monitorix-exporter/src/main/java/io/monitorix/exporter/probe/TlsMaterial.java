package io.monitorix.exporter.probe;

import io.monitorix.exporter.config.ProbeTls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import okhttp3.tls.HeldCertificate;
import org.jspecify.annotations.Nullable;

/** Whom a module trusts and what it shows of itself, read once. Immutable, hence thread-safe. */
final class TlsMaterial {

  private static final String END_OF_CERTIFICATE = "-----END CERTIFICATE-----";

  private final ProbeTls settings;
  private final X509ExtendedTrustManager trust;
  private final KeyManager @Nullable [] keys;

  private TlsMaterial(
      ProbeTls settings, X509ExtendedTrustManager trust, KeyManager @Nullable [] keys) {
    this.settings = settings;
    this.trust = trust;
    this.keys = keys;
  }

  /**
   * Reads the files that the settings name.
   *
   * @throws IllegalArgumentException when one cannot be used, with the reason
   */
  static TlsMaterial of(ProbeTls settings) {
    try {
      return new TlsMaterial(settings, trust(settings.caFile()), keys(settings.client()));
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "cannot use the files of tls_config ("
              + Stream.of(settings.caFile(), settings.client()).filter(Objects::nonNull).toList()
              + "): "
              + e.getMessage(),
          e);
    }
  }

  ProbeTls settings() {
    return settings;
  }

  /** For one check: a context that resumes no session, and remembers the certificates it saw. */
  TlsSession open() {
    ChainRecorder recorder = new ChainRecorder(settings.insecure() ? null : trust);
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys, new TrustManager[] {recorder}, null);
      return new TlsSession(context.getSocketFactory(), recorder);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the Java runtime lacks TLS", e);
    }
  }

  private static X509ExtendedTrustManager trust(@Nullable Path caFile)
      throws IOException, GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(caFile == null ? null : store(certificates(caFile)));
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509ExtendedTrustManager trust) {
        return trust;
      }
    }
    throw new GeneralSecurityException("the Java runtime checks no certificates");
  }

  private static KeyStore store(List<Certificate> authorities)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    for (Certificate authority : authorities) {
      store.setCertificateEntry("ca-" + store.size(), authority);
    }
    return store;
  }

  private static List<Certificate> certificates(Path file)
      throws IOException, GeneralSecurityException {
    List<Certificate> certificates =
        new ArrayList<>(
            CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file))));
    if (certificates.isEmpty()) {
      throw new IllegalArgumentException(file + " holds no certificate in PEM form");
    }
    return certificates;
  }

  private static KeyManager @Nullable [] keys(ProbeTls.@Nullable Client client)
      throws IOException, GeneralSecurityException {
    if (client == null) {
      return null;
    }
    List<Certificate> chain = certificates(client.certificates());
    // The library wants exactly one certificate beside the key.
    String pem = Files.readString(client.certificates(), StandardCharsets.US_ASCII);
    int end = pem.indexOf(END_OF_CERTIFICATE) + END_OF_CERTIFICATE.length();
    HeldCertificate held =
        HeldCertificate.decode(
            pem.substring(0, end)
                + "\n"
                + Files.readString(client.key(), StandardCharsets.US_ASCII));
    char[] none = new char[0];
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, none);
    store.setKeyEntry(
        "client", held.keyPair().getPrivate(), none, chain.toArray(Certificate[]::new));
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, none);
    return factory.getKeyManagers();
  }
}
