package io.monitorix.exporter.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code tls_config} of a receiver. */
final class HttpTlsSection {

  private static final List<String> KEYS =
      List.of("ca_file", "cert_file", "key_file", "insecure_skip_verify");

  private HttpTlsSection() {}

  /** {@code null} after a problem. */
  static EndpointConfig.@Nullable Tls read(@Nullable YamlValue section) {
    if (section == null) {
      return EndpointConfig.Tls.SYSTEM;
    }
    YamlMapping tls = section.mapping(KEYS);
    if (tls == null) {
      return null;
    }
    YamlValue ca = tls.get("ca_file");
    YamlValue cert = tls.get("cert_file");
    YamlValue key = tls.get("key_file");
    YamlValue skip = tls.get("insecure_skip_verify");
    Path caFile = file(ca, "of PEM certificates");
    Path certFile = file(cert, "of PEM certificates");
    Path keyFile = file(key, "with a private key in PEM form");
    Boolean insecure = skip == null ? Boolean.FALSE : skip.bool();
    if ((cert == null) != (key == null)) {
      tls.problem("cert_file and key_file need each other; add the other one");
      return null;
    }
    boolean missing =
        (ca != null && caFile == null)
            || (cert != null && certFile == null)
            || (key != null && keyFile == null);
    return missing || insecure == null
        ? null
        : new EndpointConfig.Tls(
            Optional.ofNullable(caFile),
            Optional.ofNullable(certFile),
            Optional.ofNullable(keyFile),
            insecure);
  }

  private static @Nullable Path file(@Nullable YamlValue value, String content) {
    return value == null
        ? null
        : value.parse(
            "the path of a readable file " + content,
            text -> {
              Path path = value.reading().resolve(text);
              if (path == null || Files.isDirectory(path) || !Files.isReadable(path)) {
                throw new IllegalArgumentException("not a readable file");
              }
              return path;
            });
  }
}
