package io.monitorix.client.internal;

import java.security.cert.Certificate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * Verifies host names with another verifier and remembers the certificate that failed, which the
 * exception of a failed verification does not carry. Thread-safe.
 */
final class HostNames implements HostnameVerifier {

  private final HostnameVerifier verifier;
  private final Map<String, String> refused = new ConcurrentHashMap<>();

  HostNames(HostnameVerifier verifier) {
    this.verifier = verifier;
  }

  @Override
  public boolean verify(String host, SSLSession session) {
    if (verifier.verify(host, session)) {
      return true;
    }
    try {
      Certificate[] shown = session.getPeerCertificates();
      refused.put(host, Certificates.fingerprint(shown[0]));
    } catch (SSLPeerUnverifiedException e) {
      refused.remove(host);
    }
    return false;
  }

  /** The fingerprint of the certificate that last failed for a host. */
  @Nullable String refusedAt(String host) {
    return refused.get(host);
  }
}
