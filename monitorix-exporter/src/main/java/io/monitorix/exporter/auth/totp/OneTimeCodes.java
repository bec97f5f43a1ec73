package io.monitorix.exporter.auth.totp;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import io.monitorix.exporter.auth.secret.Secrets;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;

/** Codes of six digits that hold for 30 seconds, as RFC 6238 has them. Immutable. */
final class OneTimeCodes {

  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int BITS = 5;
  private static final String ISSUER = "Monitorix";
  private static final int DRIFT = 1;

  private final TimeBasedOneTimePasswordGenerator generator =
      new TimeBasedOneTimePasswordGenerator();

  /** What an app reads from a picture, or is told. */
  static String uri(String user, String base32) {
    return "otpauth://totp/"
        + encoded(ISSUER + ":" + user)
        + "?secret="
        + base32
        + "&issuer="
        + ISSUER
        + "&algorithm=SHA1&digits=6&period=30";
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /**
   * Which time step a code is of.
   *
   * @param used the step of the code that was used last: no code up to it is good
   * @return empty if it is of none around now
   */
  OptionalLong step(String base32, String code, Instant now, long used) {
    SecretKeySpec key = new SecretKeySpec(decode(base32), "RAW");
    long seconds = generator.getTimeStep().toSeconds();
    long current = Math.floorDiv(now.getEpochSecond(), seconds);
    OptionalLong found = OptionalLong.empty();
    for (long step = current - DRIFT; step <= current + DRIFT; step++) {
      String expected = code(key, Instant.ofEpochSecond(step * seconds));
      if (Secrets.equal(expected, code) && step > used) {
        found = OptionalLong.of(step);
      }
    }
    return found;
  }

  private String code(SecretKeySpec key, Instant time) {
    try {
      return generator.generateOneTimePasswordString(key, time);
    } catch (InvalidKeyException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] decode(String base32) {
    byte[] bytes = new byte[base32.length() * BITS / Byte.SIZE];
    int buffer = 0;
    int bits = 0;
    int next = 0;
    for (int i = 0; i < base32.length(); i++) {
      int value = ALPHABET.indexOf(base32.charAt(i));
      if (value < 0) {
        throw new IllegalArgumentException("not in base 32");
      }
      buffer = buffer << BITS | value;
      bits += BITS;
      if (bits >= Byte.SIZE) {
        bits -= Byte.SIZE;
        bytes[next++] = (byte) (buffer >> bits);
        buffer &= (1 << bits) - 1;
      }
    }
    return bytes;
  }
}
