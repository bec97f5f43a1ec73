package io.monitorix.exporter.web.access;

import io.monitorix.exporter.config.ServerTls;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Decides which certificates of clients are taken. As a client it trusts nobody. */
final class ClientCertificates extends X509ExtendedTrustManager {

  /** The kinds of alternative names that are compared: mail, DNS, URI, IP address. */
  private static final Set<Integer> KINDS = Set.of(1, 2, 6, 7);

  private final @Nullable X509ExtendedTrustManager authorities;
  private final Set<String> allowedNames;

  /** Those that the settings want. */
  ClientCertificates(ServerTls tls) {
    authorities = tls.clientAuth().isVerified() ? verifying(tls.clientAuthorities()) : null;
    allowedNames = tls.allowedSans();
  }

  private static X509ExtendedTrustManager verifying(List<X509Certificate> authorities) {
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (X509Certificate authority : authorities) {
        store.setCertificateEntry(Integer.toString(store.size()), authority);
      }
      TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
      factory.init(store);
      return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalArgumentException(
          "the certificates of client_ca_file cannot be used: " + e.getMessage(), e);
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    if (authorities != null) {
      authorities.checkClientTrusted(chain, type, engine);
    }
    checkName(chain[0]);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    if (authorities != null) {
      authorities.checkClientTrusted(chain, type, socket);
    }
    checkName(chain[0]);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    if (authorities != null) {
      authorities.checkClientTrusted(chain, type);
    }
    checkName(chain[0]);
  }

  private void checkName(X509Certificate certificate) throws CertificateException {
    if (!allowedNames.isEmpty() && !hasAllowedName(certificate)) {
      throw new CertificateException(
          "no alternative name of the client's certificate is in client_allowed_sans");
    }
  }

  private boolean hasAllowedName(X509Certificate certificate) throws CertificateParsingException {
    Collection<List<?>> names =
        Objects.requireNonNullElse(certificate.getSubjectAlternativeNames(), List.of());
    Set<String> own = new HashSet<>();
    for (List<?> name : names) {
      if (name.get(0) instanceof Integer kind
          && KINDS.contains(kind)
          && name.get(1) instanceof String value) {
        own.add(value);
      }
    }
    return allowedNames.stream().anyMatch(own::contains);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return authorities == null ? new X509Certificate[0] : authorities.getAcceptedIssuers();
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    checkServerTrusted(chain, type);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    checkServerTrusted(chain, type);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw new CertificateException("this side is the server");
  }
}
