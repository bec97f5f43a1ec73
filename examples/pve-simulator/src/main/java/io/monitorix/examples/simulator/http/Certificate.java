package io.monitorix.examples.simulator.http;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/**
 * The self-signed certificate of a simulator. Its key is new each time: it is the one thing that no
 * seed decides.
 */
public final class Certificate {

  private static final int TLS_SESSIONS = 64;
  private final HeldCertificate held;

  private Certificate(HeldCertificate held) {
    this.held = held;
  }

  /**
   * A certificate for these names and addresses, valid for ten years.
   *
   * @param unit the organizational unit
   */
  public static Certificate selfSigned(String commonName, String unit, List<String> hostNames) {
    HeldCertificate.Builder builder =
        new HeldCertificate.Builder().commonName(commonName).organizationalUnit(unit).ecdsa256();
    // Certificates live in real time, whatever the simulated clock says.
    long now = System.currentTimeMillis();
    builder.validityInterval(
        now - Duration.ofDays(1).toMillis(), now + Duration.ofDays(3650).toMillis());
    hostNames.forEach(builder::addSubjectAlternativeName);
    return new Certificate(builder.build());
  }

  /** In PEM form. */
  public String pem() {
    return held.certificatePem();
  }

  /** SHA-256 of the certificate: pairs of hex digits, in capitals, with colons. */
  public String fingerprint() {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(held.certificate().getEncoded());
      return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "every Java runtime must have SHA-256, and the certificate was made here", e);
    }
  }

  SSLSocketFactory sockets() {
    SSLContext context =
        new HandshakeCertificates.Builder().heldCertificate(held).build().sslContext();
    // The Java runtime would keep 20,480 sessions, which a long run takes for a leak.
    context.getServerSessionContext().setSessionCacheSize(TLS_SESSIONS);
    return context.getSocketFactory();
  }
}
