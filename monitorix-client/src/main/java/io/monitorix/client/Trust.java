package io.monitorix.client;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Which certificates of a server are believed. */
public sealed interface Trust
    permits Trust.SystemStore, Trust.CaFile, Trust.Fingerprint, Trust.Insecure {

  /** The certificate authorities of the Java runtime; the host name must match. */
  static Trust system() {
    return new SystemStore();
  }

  /**
   * Only the authorities in a PEM file, for example a copy of {@code /etc/pve/pve-root-ca.pem}; the
   * host name must match. The file is read when the client is built.
   */
  static Trust caFile(Path pem) {
    return new CaFile(pem);
  }

  /**
   * Only the certificates with these fingerprints, one for each node that may answer. The pin
   * stands in for authority, host name and dates: exactly these certificates are believed.
   *
   * @param sha256 SHA-256 of the certificate in hexadecimal, with or without colons, as {@code
   *     pvenode cert info} shows it
   * @throws IllegalArgumentException when there is none, or one is not 64 hexadecimal digits
   */
  static Trust fingerprint(String... sha256) {
    return new Fingerprint(new HashSet<>(Arrays.asList(sha256)));
  }

  /** Any certificate: whoever sits on the wire can read the credentials. For a trial only. */
  static Trust insecure() {
    return new Insecure();
  }

  /** See {@link #system()}. */
  record SystemStore() implements Trust {}

  /**
   * See {@link #caFile(Path)}.
   *
   * @param pem the file
   */
  record CaFile(Path pem) implements Trust {}

  /**
   * See {@link #fingerprint(String...)}.
   *
   * @param sha256 lower-case hexadecimal without colons, 64 digits each
   */
  record Fingerprint(Set<String> sha256) implements Trust {
    /** Brings the fingerprints to one form. */
    public Fingerprint {
      if (sha256.isEmpty()) {
        throw new IllegalArgumentException("at least one certificate fingerprint is needed");
      }
      Set<String> normalized = new HashSet<>();
      for (String one : sha256) {
        String hex = one.strip().replace(":", "").toLowerCase(Locale.ROOT);
        if (!hex.matches("[0-9a-f]{64}")) {
          throw new IllegalArgumentException(
              "'" + one + "' is not a SHA-256 fingerprint: 64 hexadecimal digits are expected");
        }
        normalized.add(hex);
      }
      sha256 = Set.copyOf(normalized);
    }
  }

  /** See {@link #insecure()}. */
  record Insecure() implements Trust {}
}
