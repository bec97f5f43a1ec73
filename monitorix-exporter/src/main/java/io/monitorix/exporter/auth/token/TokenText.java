package io.monitorix.exporter.auth.token;

import io.monitorix.exporter.auth.secret.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * How a token looks: {@code mtx_}, thirty random letters and digits, and six more as a checksum, by
 * which scanners of repositories and logs, and this server, tell it from other texts.
 */
final class TokenText {

  static final String PREFIX = "mtx_";

  private static final String DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int RANDOM = 30;
  private static final int CHECKSUM = 6;

  private TokenText() {}

  static String make(Secrets secrets) {
    String random = secrets.alphanumeric(RANDOM);
    return PREFIX + random + checksum(random);
  }

  static boolean isOne(String text) {
    int length = PREFIX.length() + RANDOM + CHECKSUM;
    if (text.length() != length || !text.startsWith(PREFIX)) {
      return false;
    }
    String random = text.substring(PREFIX.length(), PREFIX.length() + RANDOM);
    return text.endsWith(checksum(random));
  }

  private static String checksum(String text) {
    CRC32 sum = new CRC32();
    sum.update(text.getBytes(StandardCharsets.UTF_8));
    long value = sum.getValue();
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < CHECKSUM; i++) {
      digits.append(DIGITS.charAt((int) (value % DIGITS.length())));
      value /= DIGITS.length();
    }
    return digits.reverse().toString();
  }
}
