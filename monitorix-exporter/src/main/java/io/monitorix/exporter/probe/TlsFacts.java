package io.monitorix.exporter.probe;

import io.prometheus.metrics.model.snapshots.Labels;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateParsingException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.SSLSession;

/** Says in metrics what a TLS connection is like. */
final class TlsFacts {

  /** The kind of alternative name that is a DNS name. */
  private static final int DNS_NAME = 2;

  private TlsFacts() {}

  static void emit(ChainRecorder recorder, SSLSession session, Probing probing) {
    emit(recorder, session.getProtocol(), session.getCipherSuite(), probing);
  }

  /**
   * @param version as the JDK names it, {@code TLSv1.3} for instance
   */
  static void emit(ChainRecorder recorder, String version, String cipher, Probing probing) {
    String plain = version.replace("TLSv", "TLS ");
    probing.set(
        ProbeMetrics.TLS_VERSION,
        Labels.of("version", plain.contains(".") ? plain : plain + ".0"),
        1);
    probing.set(ProbeMetrics.TLS_CIPHER, Labels.of("cipher", cipher), 1);
    List<X509Certificate> shown = recorder.shown();
    if (shown.isEmpty()) {
      return;
    }
    probing.set(ProbeMetrics.SSL_EARLIEST_EXPIRY, (double) earliest(shown).getEpochSecond());
    probing.set(ProbeMetrics.SSL_CHAIN_INFO, info(shown.get(0)), 1);
    if (!recorder.trustsEverybody()) {
      List<X509Certificate> chain = trustedChain(shown, recorder.getAcceptedIssuers());
      if (!chain.isEmpty()) {
        probing.set(ProbeMetrics.SSL_CHAIN_EXPIRY, (double) earliest(chain).getEpochSecond());
      }
    }
  }

  private static Instant earliest(List<X509Certificate> certificates) {
    return certificates.stream()
        .map(certificate -> certificate.getNotAfter().toInstant())
        .min(Instant::compareTo)
        .orElseThrow();
  }

  private static Labels info(X509Certificate own) {
    return Labels.of(
        "fingerprint_sha256",
        fingerprint(own),
        "subject",
        own.getSubjectX500Principal().getName(),
        "issuer",
        own.getIssuerX500Principal().getName(),
        "subjectalternative",
        dnsNames(own));
  }

  private static String fingerprint(X509Certificate certificate) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
    } catch (CertificateEncodingException e) {
      return "";
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the Java runtime lacks SHA-256", e);
    }
  }

  private static String dnsNames(X509Certificate certificate) {
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      return names == null
          ? ""
          : names.stream()
              .filter(name -> Integer.valueOf(DNS_NAME).equals(name.get(0)))
              .map(name -> String.valueOf(name.get(1)))
              .collect(Collectors.joining(","));
    } catch (CertificateParsingException e) {
      return "";
    }
  }

  /** The JDK has followed the chain to an authority already, but does not tell: once more. */
  private static List<X509Certificate> trustedChain(
      List<X509Certificate> shown, X509Certificate[] authorities) {
    try {
      Set<TrustAnchor> anchors = new HashSet<>();
      for (X509Certificate authority : authorities) {
        anchors.add(new TrustAnchor(authority, null));
      }
      X509CertSelector own = new X509CertSelector();
      own.setCertificate(shown.get(0));
      PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, own);
      parameters.setRevocationEnabled(false);
      parameters.addCertStore(
          CertStore.getInstance("Collection", new CollectionCertStoreParameters(shown)));
      PKIXCertPathBuilderResult result =
          (PKIXCertPathBuilderResult) CertPathBuilder.getInstance("PKIX").build(parameters);
      List<X509Certificate> chain = new ArrayList<>();
      for (Certificate certificate : result.getCertPath().getCertificates()) {
        chain.add((X509Certificate) certificate);
      }
      chain.add(result.getTrustAnchor().getTrustedCert());
      return chain;
    } catch (GeneralSecurityException e) {
      return List.of();
    }
  }
}
