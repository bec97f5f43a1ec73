package io.monitorix.exporter.web.access;

import java.security.cert.Certificate;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/** Names the client of a connection by its certificate. */
final class CertificateName {

  /** Mail, DNS name, URI. */
  private static final Set<Integer> KINDS = Set.of(1, 2, 6);

  private CertificateName() {}

  /**
   * The common name of the certificate's subject; without one, its first alternative name, and
   * without that the whole subject.
   *
   * @return empty where the client showed no certificate
   */
  static Optional<String> of(SSLSession session) {
    try {
      Certificate[] chain = session.getPeerCertificates();
      return chain.length > 0 && chain[0] instanceof X509Certificate own
          ? Optional.of(
              commonName(own)
                  .or(() -> alternative(own))
                  .orElseGet(() -> own.getSubjectX500Principal().getName()))
          : Optional.empty();
    } catch (SSLPeerUnverifiedException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> commonName(X509Certificate certificate) {
    try {
      return new LdapName(certificate.getSubjectX500Principal().getName())
          .getRdns().stream()
              .filter(part -> part.getType().equalsIgnoreCase("CN"))
              .map(Rdn::getValue)
              .filter(String.class::isInstance)
              .map(String.class::cast)
              .filter(name -> !name.isBlank())
              .findFirst();
    } catch (InvalidNameException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> alternative(X509Certificate certificate) {
    Collection<List<?>> names;
    try {
      names = certificate.getSubjectAlternativeNames();
    } catch (CertificateParsingException e) {
      return Optional.empty();
    }
    return names == null
        ? Optional.empty()
        : names.stream()
            .filter(name -> name.get(0) instanceof Integer kind && KINDS.contains(kind))
            .map(name -> String.valueOf(name.get(1)))
            .findFirst();
  }
}
