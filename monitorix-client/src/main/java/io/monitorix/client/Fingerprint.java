package io.monitorix.client;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The SHA-256 fingerprint of a certificate or key. An immutable value: the same digits are equal,
 * however they were written.
 */
public final class Fingerprint implements Comparable<Fingerprint> {

  private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{64}");
  private static final HexFormat SHOWN = HexFormat.ofDelimiter(":").withUpperCase();

  private final String hex;

  private Fingerprint(String hex) {
    this.hex = hex;
  }

  /**
   * Reads a fingerprint, with or without colons, in capitals or not.
   *
   * @throws IllegalArgumentException when the text is none
   */
  public static Fingerprint parse(String text) {
    return tryParse(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'"
                        + text
                        + "' is not a SHA-256 fingerprint: 64 hexadecimal digits are expected"));
  }

  /** Reads a fingerprint; empty when the text is none. */
  public static Optional<Fingerprint> tryParse(String text) {
    String hex = text.strip().replace(":", "").toLowerCase(Locale.ROOT);
    return DIGITS.matcher(hex).matches() ? Optional.of(new Fingerprint(hex)) : Optional.empty();
  }

  /** The fingerprint of a certificate. */
  public static Fingerprint of(Certificate certificate) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
      return new Fingerprint(HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
      throw new IllegalStateException("a certificate cannot be hashed", e);
    }
  }

  /** 64 lower-case hexadecimal digits. */
  public String hex() {
    return hex;
  }

  /** By their digits. */
  @Override
  public int compareTo(Fingerprint other) {
    return hex.compareTo(other.hex);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Fingerprint that && hex.equals(that.hex);
  }

  @Override
  public int hashCode() {
    return hex.hashCode();
  }

  /** As Proxmox writes it: upper-case hexadecimal with colons. */
  @Override
  public String toString() {
    return SHOWN.formatHex(HexFormat.of().parseHex(hex));
  }
}
