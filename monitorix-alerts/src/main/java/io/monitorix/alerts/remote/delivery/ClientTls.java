package io.monitorix.alerts.remote.delivery;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a receiver's certificate is checked, and which one is shown to it.
 *
 * @param caFile PEM certificates, one of which must have issued the receiver's; null for the
 *     authorities that the system trusts
 * @param certificateFile the client's own certificate in PEM form, followed by those that lead to
 *     its authority; null to show none
 * @param keyFile its private key, PKCS #8 without a password; null exactly if {@code
 *     certificateFile} is
 * @param insecure whether any certificate will do
 */
public record ClientTls(
    @Nullable Path caFile,
    @Nullable Path certificateFile,
    @Nullable Path keyFile,
    boolean insecure) {

  /** The system's authorities, no certificate of one's own. */
  public static final ClientTls SYSTEM = new ClientTls(null, null, null, false);

  /** Checks that certificate and key come together. */
  public ClientTls {
    if ((certificateFile == null) != (keyFile == null)) {
      throw new IllegalArgumentException("a certificate needs its key, and a key its certificate");
    }
  }
}
