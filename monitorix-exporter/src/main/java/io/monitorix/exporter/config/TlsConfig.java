package io.monitorix.exporter.config;

import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.X509TrustManager;

/** What makes a server's certificate trusted. */
public sealed interface TlsConfig {

  /** A certificate of an authority that the system trusts, issued for the host's name. */
  record SystemTrust() implements TlsConfig {}

  /**
   * One of these very certificates, whoever issued them.
   *
   * @param sha256 SHA-256 fingerprints, each 64 upper-case hexadecimal digits in pairs with colons
   *     between, as Proxmox shows them; never empty
   */
  record Fingerprints(List<String> sha256) implements TlsConfig {

    /** Copies the list. */
    public Fingerprints {
      sha256 = List.copyOf(sha256);
    }
  }

  /**
   * A certificate of an authority of this file, issued for the host's name.
   *
   * @param path a readable file of PEM certificates
   */
  record CaFile(Path path) implements TlsConfig {}

  /**
   * What an embedding application's trust manager believes; no configuration file says this.
   *
   * @param manager decides about certificates
   */
  record Manager(X509TrustManager manager) implements TlsConfig {}

  /** Any certificate: whoever sits in between can read the login. */
  record Insecure() implements TlsConfig {}
}
