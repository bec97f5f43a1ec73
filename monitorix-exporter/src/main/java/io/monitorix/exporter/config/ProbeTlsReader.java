package io.monitorix.exporter.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code tls_config}. */
final class ProbeTlsReader {

  private static final List<String> KEYS =
      List.of(
          "insecure_skip_verify",
          "ca_file",
          "cert_file",
          "key_file",
          "server_name",
          "min_version",
          "max_version");

  private static final Map<String, String> UNSUPPORTED =
      Map.of(
          "ca", "write the certificates to a file and name it in ca_file",
          "cert", "write the certificate to a file and name it in cert_file",
          "key", "write the key to a file and name it in key_file");

  private ProbeTlsReader() {}

  /** The defaults without the section, and after a problem. */
  static ProbeTls read(@Nullable YamlValue section) {
    ProbeFields tls = section == null ? null : ProbeFields.of(section, KEYS, UNSUPPORTED);
    if (tls == null) {
      return ProbeTls.DEFAULT;
    }
    return new ProbeTls(
        tls.flag("insecure_skip_verify", false),
        file(tls.given("ca_file")),
        client(tls),
        tls.text("server_name", "a host name"),
        oldest(tls.given("min_version")),
        newest(tls.given("max_version")));
  }

  private static ProbeTls.@Nullable Client client(ProbeFields tls) {
    YamlValue certificates = tls.given("cert_file");
    YamlValue key = tls.given("key_file");
    if (certificates == null && key == null) {
      return null;
    }
    if (certificates == null || key == null) {
      tls.mapping().problem("cert_file and key_file need each other; add the one that is missing");
      return null;
    }
    Path certificatesFile = file(certificates);
    Path keyFile = file(key);
    return certificatesFile == null || keyFile == null
        ? null
        : new ProbeTls.Client(certificatesFile, keyFile);
  }

  private static @Nullable Path file(@Nullable YamlValue value) {
    return value == null
        ? null
        : value.parse(
            "the path of a readable PEM file",
            text -> {
              Path path = value.reading().resolve(text);
              if (path == null || Files.isDirectory(path) || !Files.isReadable(path)) {
                throw new IllegalArgumentException("not a readable file");
              }
              return path;
            });
  }

  private static ProbeTls.Version oldest(@Nullable YamlValue value) {
    String version = value == null ? null : version(value);
    // Versions that the runtime does not speak are never used: to allow them changes nothing.
    return "TLS13".equals(version) ? ProbeTls.Version.TLS13 : ProbeTls.Version.TLS12;
  }

  private static ProbeTls.Version newest(@Nullable YamlValue value) {
    String version = value == null ? null : version(value);
    if (value != null && (version == null || version.equals("TLS10") || version.equals("TLS11"))) {
      if (version != null) {
        value.problem("the Java runtime has " + version + " switched off; use TLS12 or TLS13");
      }
      return ProbeTls.Version.TLS13;
    }
    return "TLS12".equals(version) ? ProbeTls.Version.TLS12 : ProbeTls.Version.TLS13;
  }

  private static @Nullable String version(YamlValue value) {
    return value.parse(
        "TLS10, TLS11, TLS12 or TLS13",
        text -> {
          if (!List.of("TLS10", "TLS11", "TLS12", "TLS13").contains(text)) {
            throw new IllegalArgumentException("not a version");
          }
          return text;
        });
  }
}
