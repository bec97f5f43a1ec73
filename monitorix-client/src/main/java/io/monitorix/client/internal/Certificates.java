package io.monitorix.client.internal;

import io.monitorix.client.Fingerprint;
import io.monitorix.client.Trust;
import io.monitorix.client.TrustException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Date;
import java.util.Set;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Decides about the certificates of servers, and when it refuses one, says which it was. Immutable
 * and thread-safe.
 */
final class Certificates implements X509TrustManager {

  private final @Nullable X509TrustManager authorities;
  private final Set<Fingerprint> pins;
  private final InstantSource clock;

  private Certificates(
      @Nullable X509TrustManager authorities, Set<Fingerprint> pins, InstantSource clock) {
    this.authorities = authorities;
    this.pins = pins;
    this.clock = clock;
  }

  static Certificates of(Trust trust, InstantSource clock) {
    if (trust instanceof Trust.Pins pinned) {
      return new Certificates(null, pinned.fingerprints(), clock);
    } else if (trust instanceof Trust.CaFile file) {
      return new Certificates(authorities(read(file.pem())), Set.of(), clock);
    } else if (trust instanceof Trust.Manager given) {
      return new Certificates(given.manager(), Set.of(), clock);
    } else if (trust instanceof Trust.Insecure) {
      return new Certificates(null, Set.of(), clock);
    }
    return new Certificates(authorities(null), Set.of(), clock);
  }

  /** Whether the name of the host must match the certificate. */
  boolean hostnamesMatter() {
    return authorities != null;
  }

  private static KeyStore read(Path pem) {
    try (InputStream in = Files.newInputStream(pem)) {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (Certificate authority :
          CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("ca" + store.size(), authority);
      }
      if (store.size() == 0) {
        throw new IllegalArgumentException("CA file " + pem + " holds no certificate");
      }
      return store;
    } catch (IOException e) {
      throw new IllegalArgumentException("CA file " + pem + " cannot be read: " + e, e);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(
          "CA file " + pem + " is not a list of PEM certificates: " + e.getMessage(), e);
    }
  }

  private static X509TrustManager authorities(@Nullable KeyStore store) {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      for (TrustManager manager : factory.getTrustManagers()) {
        if (manager instanceof X509TrustManager x509) {
          return x509;
        }
      }
      throw new IllegalStateException("this Java runtime has no X.509 trust manager");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime cannot check certificates", e);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    X509Certificate leaf = chain[0];
    if (!pins.isEmpty()) {
      if (!pins.contains(Fingerprint.of(leaf))) {
        throw new Refused(Reason.PIN_MISMATCH, leaf, null);
      }
    } else if (authorities != null) {
      try {
        authorities.checkServerTrusted(chain, authType);
      } catch (CertificateException e) {
        throw new Refused(reason(leaf), leaf, e);
      }
    }
  }

  private Reason reason(X509Certificate leaf) {
    try {
      leaf.checkValidity(Date.from(clock.instant()));
      return Reason.UNTRUSTED;
    } catch (CertificateExpiredException e) {
      return Reason.EXPIRED;
    } catch (CertificateNotYetValidException e) {
      return Reason.NOT_YET_VALID;
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("this trust manager is for clients");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return authorities == null ? new X509Certificate[0] : authorities.getAcceptedIssuers();
  }

  /** SHA-256 of a certificate as Proxmox writes it. */
  static String fingerprint(Certificate certificate) {
    return Fingerprint.of(certificate).toString();
  }

  /** A certificate was refused. */
  static final class Refused extends CertificateException {
    @Serial private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final X509Certificate leaf;

    Refused(Reason reason, X509Certificate leaf, @Nullable Throwable cause) {
      super("certificate refused: " + reason, cause);
      this.reason = reason;
      this.leaf = leaf;
    }

    Reason reason() {
      return reason;
    }

    X509Certificate leaf() {
      return leaf;
    }
  }
}
