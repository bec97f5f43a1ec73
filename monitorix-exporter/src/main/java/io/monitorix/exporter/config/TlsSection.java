package io.monitorix.exporter.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads {@code tls} of a target. */
final class TlsSection {

  private static final List<String> KEYS = List.of("fingerprint", "ca_file", "insecure");

  private TlsSection() {}

  /** {@code null} after a problem. */
  static @Nullable TlsConfig read(@Nullable YamlValue section) {
    if (section == null) {
      return new TlsConfig.SystemTrust();
    }
    YamlMapping tls = section.mapping(KEYS);
    if (tls == null) {
      return null;
    }
    YamlValue fingerprint = tls.get("fingerprint");
    YamlValue caFile = tls.get("ca_file");
    YamlValue insecureValue = tls.get("insecure");
    Boolean insecure = insecureValue == null ? Boolean.FALSE : insecureValue.bool();
    if (insecure == null) {
      return null;
    }
    if ((fingerprint != null && caFile != null)
        || (insecure && (fingerprint != null || caFile != null))) {
      tls.problem("fingerprint, ca_file and insecure exclude each other; keep one of the three");
      return null;
    }
    if (fingerprint != null) {
      return fingerprints(fingerprint);
    }
    if (caFile != null) {
      return caFile(caFile);
    }
    return insecure ? new TlsConfig.Insecure() : new TlsConfig.SystemTrust();
  }

  private static @Nullable TlsConfig fingerprints(YamlValue value) {
    List<YamlValue> elements = value.isList() ? value.list() : List.of(value);
    if (elements == null) {
      return null;
    }
    if (elements.isEmpty()) {
      value.problem("the list is empty; add a fingerprint");
      return null;
    }
    List<String> fingerprints = new ArrayList<>();
    for (YamlValue element : elements) {
      String fingerprint =
          element.parse(
              "a SHA-256 fingerprint: 64 hexadecimal digits, with or without colons",
              TlsSection::fingerprint);
      if (fingerprint != null) {
        fingerprints.add(fingerprint);
      }
    }
    return fingerprints.isEmpty() ? null : new TlsConfig.Fingerprints(fingerprints);
  }

  private static String fingerprint(String text) {
    String digits = text.replace(":", "").toUpperCase(Locale.ROOT);
    if (!digits.matches("[0-9A-F]{64}")) {
      throw new IllegalArgumentException("not a SHA-256 fingerprint");
    }
    return digits.replaceAll("..(?!$)", "$0:");
  }

  /** A file that certificates can be read from; {@code null} after a problem. */
  static @Nullable TlsConfig caFile(YamlValue value) {
    String expected = "the path of a readable file of PEM certificates";
    Path path =
        value.parse(
            expected,
            text -> {
              Path resolved = value.reading().resolve(text);
              if (resolved == null || Files.isDirectory(resolved) || !Files.isReadable(resolved)) {
                throw new IllegalArgumentException("not a readable file");
              }
              return resolved;
            });
    return path == null ? null : new TlsConfig.CaFile(path);
  }
}
