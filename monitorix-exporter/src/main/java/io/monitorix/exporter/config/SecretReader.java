package io.monitorix.exporter.config;

import java.nio.file.Path;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a secret, or the file that holds it, and says nothing about its content. */
final class SecretReader {

  private static final int MAX_BYTES = 64 * 1024;
  private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e]+");

  private SecretReader() {}

  /** What is wrong with a token's secret, which is sent in a header, or {@code null}. */
  static @Nullable String checkToken(String secret) {
    return PRINTABLE.matcher(secret).matches()
        ? null
        : "the secret has a space, a line break or another character that no token has";
  }

  /**
   * The value of {@code key}, or the content of the file that {@code key_file} names.
   *
   * @param check gives what is wrong with a secret, or {@code null}
   * @return {@code null} after a problem
   */
  static @Nullable Secret read(
      YamlMapping mapping, String key, Function<String, @Nullable String> check) {
    YamlValue inline = mapping.get(key);
    YamlValue file = mapping.get(key + "_file");
    if (inline != null && file != null) {
      file.problem(key + " and " + key + "_file exclude each other; keep one of the two");
      return null;
    }
    YamlValue value = inline != null ? inline : file;
    if (value == null) {
      mapping.problem("missing key '" + key + "' (or '" + key + "_file')");
      return null;
    }
    String secret = inline != null ? inline.secret().text("a secret text") : content(value);
    String fault = secret == null ? null : check.apply(secret);
    if (fault != null) {
      value.problem(fault);
      return null;
    }
    return secret == null ? null : new Secret(secret);
  }

  /** The content of a file that holds a secret; {@code null} after a problem. */
  static @Nullable String content(YamlValue value) {
    // The path is not told either: whoever mixes up the two keys writes the secret in its place.
    String text = value.text("the path of a file");
    if (text == null) {
      return null;
    }
    Path path = value.reading().resolve(text);
    if (path == null) {
      value.problem("expected the path of a file");
      return null;
    }
    try {
      String secret = FileText.read(path, MAX_BYTES).replaceFirst("\\r?\\n\\z", "");
      if (secret.isBlank()) {
        value.problem("the file is empty; it must hold the secret");
        return null;
      }
      return secret;
    } catch (FileText.UnreadableException e) {
      value.problem("the file " + e.reason());
      return null;
    }
  }
}
