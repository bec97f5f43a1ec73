package io.monitorix.exporter.config;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * What the HTTPS server wants of its clients' certificates, as Go's crypto/tls distinguishes it.
 */
public enum ClientAuth {
  /** Asks for none. */
  NONE("NoClientCert"),
  /** Asks for one and takes none as well as any. */
  REQUEST("RequestClientCert"),
  /** Wants one, whoever issued it. */
  REQUIRE_ANY("RequireAnyClientCert"),
  /** Takes none, or one that an authority of {@code client_ca_file} issued. */
  VERIFY_IF_GIVEN("VerifyClientCertIfGiven"),
  /** Wants one that an authority of {@code client_ca_file} issued. */
  REQUIRE_AND_VERIFY("RequireAndVerifyClientCert");

  private final String written;

  ClientAuth(String written) {
    this.written = written;
  }

  /** Whether a client without a certificate is turned away. */
  public boolean isRequired() {
    return this == REQUIRE_ANY || this == REQUIRE_AND_VERIFY;
  }

  /** Whether a certificate is checked against the authorities. */
  public boolean isVerified() {
    return this == VERIFY_IF_GIVEN || this == REQUIRE_AND_VERIFY;
  }

  static String names() {
    return Arrays.stream(values()).map(mode -> mode.written).collect(Collectors.joining(", "));
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException if it is none
   */
  static ClientAuth parse(String text) {
    // the toolkit keeps this older name of the same mode
    String name = text.equals("RequireClientCert") ? REQUIRE_ANY.written : text;
    return Arrays.stream(values())
        .filter(mode -> mode.written.equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no mode"));
  }
}
