package io.monitorix.exporter.config;

import io.monitorix.exporter.pem.Identity;
import io.monitorix.exporter.pem.Pem;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads {@code tls_server_config}. */
final class ServerTlsSection {

  private static final List<String> KEYS =
      List.of(
          "cert_file",
          "key_file",
          "cert",
          "key",
          "client_auth_type",
          "client_ca_file",
          "client_ca",
          "client_allowed_sans",
          "min_version",
          "max_version",
          "cipher_suites",
          "prefer_server_cipher_suites",
          "curve_preferences");

  private static final String SPOKEN = " that this Java speaks";

  static final int MAX_BYTES = 1024 * 1024;

  private final YamlMapping section;
  private final Set<Path> files;

  private ServerTlsSection(YamlMapping section, Set<Path> files) {
    this.section = section;
    this.files = files;
  }

  /**
   * {@code null} after a problem, and for an empty section.
   *
   * @param files gets the files that it names
   */
  static @Nullable ServerTls read(YamlValue value, Set<Path> files) {
    YamlMapping section = value.mapping(KEYS);
    return section == null || section.keys().isEmpty()
        ? null
        : new ServerTlsSection(section, files).read();
  }

  private @Nullable ServerTls read() {
    Identity identity = identity();
    ClientAuth clientAuth = clientAuth();
    List<X509Certificate> authorities = authorities(clientAuth);
    Set<String> sans = allowedSans(clientAuth);
    List<String> protocols = protocols();
    List<String> suites =
        list(
            "cipher_suites", "a cipher suite of Go's crypto/tls" + SPOKEN, GoTlsNames::cipherSuite);
    List<String> groups =
        list("curve_preferences", "CurveP256, CurveP384, CurveP521 or X25519", GoTlsNames::group);
    if (identity != null && groups != null && !groups.isEmpty() && !hasOwnCurve(identity, groups)) {
      groups = null;
    }
    YamlValue order = section.get("prefer_server_cipher_suites");
    Boolean serverOrder = order == null ? Boolean.TRUE : order.bool();
    return identity == null
            || clientAuth == null
            || authorities == null
            || sans == null
            || protocols == null
            || suites == null
            || groups == null
            || serverOrder == null
        ? null
        : new ServerTls(
            identity,
            clientAuth,
            authorities,
            sans,
            protocols,
            suites.stream().filter(suite -> !GoTlsNames.isOfTls13(suite)).toList(),
            serverOrder,
            new LinkedHashSet<>(groups));
  }

  private @Nullable Identity identity() {
    List<X509Certificate> chain = required("cert", Pem::certificates);
    PrivateKey key = required("key", Pem::privateKey);
    if (chain == null || key == null) {
      return null;
    }
    try {
      return Identity.of(chain, key);
    } catch (IllegalArgumentException e) {
      section.problem(String.valueOf(e.getMessage()));
      return null;
    }
  }

  private <T> @Nullable T required(String key, Function<String, T> parser) {
    if (section.get(key) == null && section.get(key + "_file") == null) {
      section.problem("missing key '" + key + "_file' (or '" + key + "')");
      return null;
    }
    return pem(key, parser);
  }

  /** What the text of {@code key}, or of the file that {@code key_file} names, holds. */
  private <T> @Nullable T pem(String key, Function<String, T> parser) {
    YamlValue inline = section.get(key);
    YamlValue file = section.get(key + "_file");
    if (inline != null && file != null) {
      file.problem(key + " and " + key + "_file exclude each other; keep one of the two");
      return null;
    }
    YamlValue value = inline != null ? inline : file;
    if (value == null) {
      return null;
    }
    String text = inline != null ? inline.text("a text in PEM form") : content(value);
    if (text == null) {
      return null;
    }
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException e) {
      value.problem((inline != null ? "the text " : "the file ") + e.getMessage());
      return null;
    }
  }

  private @Nullable String content(YamlValue value) {
    String text = value.text("the path of a PEM file");
    Path path = text == null ? null : value.reading().resolve(text);
    if (path == null) {
      if (text != null) {
        value.problem("expected the path of a PEM file");
      }
      return null;
    }
    files.add(path);
    try {
      return FileText.read(path, MAX_BYTES);
    } catch (FileText.UnreadableException e) {
      value.problem("the file " + e.reason());
      return null;
    }
  }

  private @Nullable ClientAuth clientAuth() {
    YamlValue value = section.get("client_auth_type");
    return value == null ? ClientAuth.NONE : value.parse(ClientAuth.names(), ClientAuth::parse);
  }

  private @Nullable List<X509Certificate> authorities(@Nullable ClientAuth clientAuth) {
    YamlValue inline = section.get("client_ca");
    YamlValue written = inline != null ? inline : section.get("client_ca_file");
    if (written == null) {
      if (clientAuth != null && clientAuth.isVerified()) {
        section.problem("missing key 'client_ca_file': whose certificates are verified?");
        return null;
      }
      return List.of();
    }
    List<X509Certificate> authorities = pem("client_ca", Pem::certificates);
    if (clientAuth == ClientAuth.NONE) {
      written.problem("no client is asked for a certificate; add a client_auth_type");
      return null;
    }
    return authorities;
  }

  private @Nullable Set<String> allowedSans(@Nullable ClientAuth clientAuth) {
    List<String> sans = list("client_allowed_sans", "an alternative name", text -> text);
    YamlValue written = section.get("client_allowed_sans");
    if (written != null && clientAuth != null && !clientAuth.isRequired()) {
      written.problem(
          "the client_auth_type lets clients without a certificate in; it must be"
              + " RequireAndVerifyClientCert or RequireAnyClientCert");
      return null;
    }
    if (written != null && sans != null && sans.isEmpty()) {
      written.problem("the list is empty, and would let nobody in; add a name or leave it out");
      return null;
    }
    return sans == null ? null : new LinkedHashSet<>(sans);
  }

  private @Nullable List<String> protocols() {
    Integer min = version("min_version", "TLS12");
    Integer max = version("max_version", "TLS13");
    if (min == null || max == null) {
      return null;
    }
    if (min > max) {
      section.problem("min_version is newer than max_version");
      return null;
    }
    return GoTlsNames.protocols(min, max);
  }

  /** A curve that Java may not exchange keys with, it does not sign with either. */
  private boolean hasOwnCurve(Identity identity, List<String> groups) {
    if (!(identity.certificate().getPublicKey() instanceof ECPublicKey key)) {
      return true;
    }
    int bits = key.getParams().getCurve().getField().getFieldSize();
    if (groups.contains("secp" + bits + "r1")) {
      return true;
    }
    YamlValue written = section.get("curve_preferences");
    if (written != null) {
      written.problem(
          "the server's certificate is of CurveP"
              + bits
              + ", which has to be in the list as well: Java cannot tell what a curve is used for");
    }
    return false;
  }

  private @Nullable Integer version(String key, String preset) {
    YamlValue value = section.get(key);
    return value == null
        ? Integer.valueOf(GoTlsNames.version(preset))
        : value.parse("TLS12, TLS13, or an older version" + SPOKEN, GoTlsNames::version);
  }

  private <T> @Nullable List<T> list(String key, String expected, Function<String, T> parser) {
    YamlValue value = section.get(key);
    List<YamlValue> elements = value == null ? List.of() : value.list();
    if (elements == null) {
      return null;
    }
    List<T> read = new ArrayList<>();
    boolean failed = false;
    for (YamlValue element : elements) {
      T parsed = element.parse(expected, parser);
      failed |= parsed == null;
      if (parsed != null) {
        read.add(parsed);
      }
    }
    return failed ? null : read;
  }
}
