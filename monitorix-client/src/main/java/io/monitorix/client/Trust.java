package io.monitorix.client;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.X509TrustManager;

/** Which certificates of a server are believed. */
public sealed interface Trust
    permits Trust.SystemStore, Trust.CaFile, Trust.Manager, Trust.Pins, Trust.Insecure {

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
   * What a trust manager of the application believes, for example that of an SSL bundle; the host
   * name must match.
   */
  static Trust manager(X509TrustManager manager) {
    return new Manager(manager);
  }

  /**
   * Only the certificates with these fingerprints, one for each node that may answer. The pin
   * stands in for authority, host name and dates: exactly these certificates are believed.
   *
   * @param sha256 SHA-256 of the certificate in hexadecimal, with or without colons, as {@code
   *     pvenode cert info} and {@code proxmox-backup-manager cert info} show it
   * @throws IllegalArgumentException when there is none, or one is not 64 hexadecimal digits
   */
  static Trust fingerprint(String... sha256) {
    return new Pins(Arrays.stream(sha256).map(Fingerprint::parse).collect(Collectors.toSet()));
  }

  /** {@link #fingerprint(String...)} for fingerprints that were read before. */
  static Trust fingerprint(Fingerprint certificate, Fingerprint... others) {
    return new Pins(
        Stream.concat(Stream.of(certificate), Arrays.stream(others)).collect(Collectors.toSet()));
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
   * See {@link #manager(X509TrustManager)}.
   *
   * @param manager decides about certificates; its {@code checkServerTrusted} is called by several
   *     threads
   */
  record Manager(X509TrustManager manager) implements Trust {}

  /**
   * See {@link #fingerprint(String...)}.
   *
   * @param fingerprints of the certificates that are believed; at least one
   */
  record Pins(Set<Fingerprint> fingerprints) implements Trust {
    /** Copies the set. */
    public Pins {
      if (fingerprints.isEmpty()) {
        throw new IllegalArgumentException("at least one certificate fingerprint is needed");
      }
      fingerprints = Set.copyOf(fingerprints);
    }
  }

  /** See {@link #insecure()}. */
  record Insecure() implements Trust {}
}
