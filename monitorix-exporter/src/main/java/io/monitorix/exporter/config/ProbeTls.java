package io.monitorix.exporter.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a check speaks TLS.
 *
 * @param insecure whether any certificate will do
 * @param caFile authorities to trust, PEM; null for those that the system trusts
 * @param client what the check shows of itself; null for nothing
 * @param serverName the name to ask for and to find in the certificate; null for the target's host
 * @param oldest the oldest version to speak
 * @param newest the newest version to speak
 */
public record ProbeTls(
    boolean insecure,
    @Nullable Path caFile,
    @Nullable Client client,
    @Nullable String serverName,
    Version oldest,
    Version newest) {

  /** The system's authorities, the target's own name, every version that is safe. */
  public static final ProbeTls DEFAULT =
      new ProbeTls(false, null, null, null, Version.TLS12, Version.TLS13);

  /**
   * A client certificate.
   *
   * @param certificates PEM: the certificate, then those that lead to its authority
   * @param key PEM: its private key, PKCS #8 without a password
   */
  public record Client(Path certificates, Path key) {}

  /** The versions that the Java runtime speaks; it has older ones switched off. */
  public enum Version {
    /** TLS 1.2. */
    TLS12,
    /** TLS 1.3. */
    TLS13
  }

  /** The same, with another name to ask for. */
  public ProbeTls withServerName(String name) {
    return new ProbeTls(insecure, caFile, client, name, oldest, newest);
  }
}
