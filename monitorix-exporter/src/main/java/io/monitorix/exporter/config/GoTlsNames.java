package io.monitorix.exporter.config;

import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * What Go calls versions, cipher suites and curves, in Java's words. A name that this Java does not
 * speak, whatever the reason, is an {@link IllegalArgumentException}.
 */
final class GoTlsNames {

  /** From the oldest to the newest. */
  private static final List<String> VERSIONS = List.of("TLS10", "TLS11", "TLS12", "TLS13");

  private static final List<String> PROTOCOLS = List.of("TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3");

  private static final Map<String, String> GROUPS =
      Map.of(
          "CurveP256", "secp256r1",
          "CurveP384", "secp384r1",
          "CurveP521", "secp521r1",
          "X25519", "x25519");

  /** Names of which Go has a shorter form than the one that became the standard. */
  private static final Map<String, String> SHORT_SUITES =
      Map.of(
          "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305",
          "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305",
          "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256");

  private GoTlsNames() {}

  /** The place of a version among all, of which a later one is newer. */
  static int version(String name) {
    int index = VERSIONS.indexOf(name);
    if (index < 0 || !java().protocols().contains(PROTOCOLS.get(index))) {
      throw new IllegalArgumentException();
    }
    return index;
  }

  /** The protocols of these versions, both included. */
  static List<String> protocols(int min, int max) {
    return PROTOCOLS.subList(min, max + 1);
  }

  static String cipherSuite(String name) {
    String suite = SHORT_SUITES.getOrDefault(name, name);
    boolean secret = !suite.contains("_anon_") && !suite.contains("_NULL_");
    if (!secret || !java().cipherSuites().contains(suite)) {
      throw new IllegalArgumentException();
    }
    return suite;
  }

  /** Whether the suite is one of TLS 1.3, which the list of suites does not choose from. */
  static boolean isOfTls13(String suite) {
    return !suite.contains("_WITH_") && suite.startsWith("TLS_");
  }

  static String group(String name) {
    String group = GROUPS.get(name);
    if (group == null) {
      throw new IllegalArgumentException();
    }
    return group;
  }

  private record Spoken(List<String> protocols, List<String> cipherSuites) {}

  private static Spoken java() {
    try {
      SSLContext context = SSLContext.getDefault();
      SSLParameters usual = context.getDefaultSSLParameters();
      SSLParameters possible = context.getSupportedSSLParameters();
      return new Spoken(
          Arrays.asList(usual.getProtocols()), Arrays.asList(possible.getCipherSuites()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
