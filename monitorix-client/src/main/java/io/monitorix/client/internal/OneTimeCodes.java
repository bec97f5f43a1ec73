package io.monitorix.client.internal;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import io.monitorix.client.SecondFactor;
import java.io.ByteArrayOutputStream;
import java.security.InvalidKeyException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The codes of a second factor, as {@code /access/ticket} wants them: {@code totp:123456} or {@code
 * recovery:…}. No code is given twice, as Proxmox takes none twice.
 */
interface OneTimeCodes {

  /** The next code, secret; null when there is none, or none yet. */
  @Nullable String next();

  /** The codes of one factor. */
  static OneTimeCodes of(SecondFactor factor, InstantSource clock) {
    if (factor instanceof SecondFactor.Totp totp) {
      return new Timed(totp.secret(), clock);
    } else if (factor instanceof SecondFactor.RecoveryCodes recovery) {
      Deque<String> left = new ArrayDeque<>(recovery.codes());
      return () -> {
        synchronized (left) {
          String code = left.poll();
          return code == null ? null : "recovery:" + code;
        }
      };
    }
    return () -> "totp:" + ((SecondFactor.Asked) factor).code().get().strip();
  }

  /** Codes by the clock (RFC 6238 with what Proxmox uses: SHA-1, six digits, 30 seconds). */
  final class Timed implements OneTimeCodes {

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final Duration STEP = Duration.ofSeconds(30);

    private final TimeBasedOneTimePasswordGenerator generator =
        new TimeBasedOneTimePasswordGenerator(STEP);
    private final SecretKeySpec key;
    private final InstantSource clock;
    private long lastStep = Long.MIN_VALUE;

    Timed(String secret, InstantSource clock) {
      this.key = new SecretKeySpec(decode(secret), generator.getAlgorithm());
      this.clock = clock;
    }

    /** Where this step's code is spent, the next one's does too: clocks may differ by a step. */
    @Override
    public synchronized @Nullable String next() {
      long now = Math.floorDiv(clock.instant().getEpochSecond(), STEP.toSeconds());
      long step = Math.max(now, lastStep + 1);
      if (step > now + 1) {
        return null;
      }
      lastStep = step;
      try {
        return "totp:"
            + generator.generateOneTimePasswordString(
                key, Instant.ofEpochSecond(step * STEP.toSeconds()), Locale.ROOT);
      } catch (InvalidKeyException e) {
        throw new IllegalStateException("this Java runtime refuses keys for one-time codes", e);
      }
    }

    private static byte[] decode(String base32) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      int buffer = 0;
      int bits = 0;
      for (int i = 0; i < base32.length(); i++) {
        buffer = (buffer << 5 | BASE32.indexOf(base32.charAt(i))) & 0xfff;
        bits += 5;
        if (bits >= 8) {
          bits -= 8;
          bytes.write(buffer >> bits);
        }
      }
      return bytes.toByteArray();
    }
  }
}
