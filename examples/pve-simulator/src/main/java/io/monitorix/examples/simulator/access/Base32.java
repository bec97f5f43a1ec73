package io.monitorix.examples.simulator.access;

import java.io.ByteArrayOutputStream;
import java.util.Locale;

/** Reads Base32 (RFC 4648), in which the secrets of authenticators are written. */
final class Base32 {
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private Base32() {}

  /**
   * The bytes; spaces and padding are passed over, and small letters count as capitals.
   *
   * @throws IllegalArgumentException when there is anything else, or nothing
   */
  static byte[] decode(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int buffer = 0;
    int bits = 0;
    for (char c : text.toUpperCase(Locale.ROOT).replaceAll("[ =]", "").toCharArray()) {
      int value = ALPHABET.indexOf(c);
      if (value < 0) {
        throw new IllegalArgumentException(
            "a TOTP secret is Base32, letters and the digits 2 to 7: this one has something else");
      }
      buffer = (buffer << 5 | value) & 0xfff;
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        bytes.write(buffer >> bits);
      }
    }
    if (bytes.size() == 0) {
      throw new IllegalArgumentException("a TOTP secret cannot be empty");
    }
    return bytes.toByteArray();
  }
}
