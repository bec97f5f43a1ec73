package io.monitorix.exporter.auth.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Makes secrets. Safe for several threads where the source of randomness is. */
public final class Secrets {

  private static final String ALPHANUMERIC =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int ID_LENGTH = 16;

  private final RandomGenerator random;

  /**
   * From a source of randomness.
   *
   * @param random nobody can foretell
   */
  public Secrets(RandomGenerator random) {
    this.random = random;
  }

  /** A name for a row: 16 letters and digits, as commands would take a hyphen for an option. */
  public String id() {
    return alphanumeric(ID_LENGTH);
  }

  /** Letters and digits. */
  public String alphanumeric(int length) {
    return characters(ALPHANUMERIC, length);
  }

  /** Capital letters and the digits 2 to 7, of five bits each. */
  public String base32(int length) {
    return characters(BASE32, length);
  }

  /** Random bytes. */
  public byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  private String characters(String alphabet, int length) {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  /** The hash that is kept of a secret that is long and random: SHA-256 in hexadecimal digits. */
  public static String hash(String secret) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether both are the same, in a time that tells nothing of where they differ. */
  public static boolean equal(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
