package io.monitorix.examples.simulator.access;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import javax.crypto.spec.SecretKeySpec;

/**
 * Asks for and checks one-time codes: RFC 6238 with steps of 30 seconds and six digits, one step
 * early or late, and recovery codes. None is taken twice.
 *
 * <p>Thread-safe: one lock guards what has been used.
 */
final class SecondFactors {
  private static final Duration STEP = Duration.ofSeconds(30);

  private final TimeBasedOneTimePasswordGenerator generator =
      new TimeBasedOneTimePasswordGenerator(STEP, 6);
  private final Map<String, Long> lastSteps = new HashMap<>();
  private final Map<String, Set<Integer>> usedRecoveryCodes = new HashMap<>();

  /** What a user is asked for, in the form in which it stands in the ticket of a first factor. */
  synchronized String challenge(User user) {
    StringJoiner asked = new StringJoiner(",", "{", "}");
    if (user.totpSecret() != null) {
      asked.add("\"totp\":true");
    }
    if (!user.recoveryCodes().isEmpty()) {
      StringJoiner left = new StringJoiner(",", "\"recovery\":[", "]");
      for (int i = 0; i < user.recoveryCodes().size(); i++) {
        if (!used(user).contains(i)) {
          left.add(Integer.toString(i));
        }
      }
      asked.add(left.toString());
    }
    return asked.toString();
  }

  /** Checks an answer such as {@code totp:123456} or {@code recovery:…}, and uses it up. */
  synchronized boolean accepts(User user, String answer, Instant now) {
    String[] parts = answer.split(":", 2);
    if (parts.length < 2) {
      return false;
    }
    return switch (parts[0]) {
      case "totp" -> acceptsTotp(user, parts[1], now);
      case "recovery" -> acceptsRecovery(user, parts[1]);
      default -> false;
    };
  }

  private boolean acceptsTotp(User user, String code, Instant now) {
    String secret = user.totpSecret();
    if (secret == null) {
      return false;
    }
    SecretKeySpec key = new SecretKeySpec(Base32.decode(secret), generator.getAlgorithm());
    long present = Math.floorDiv(now.getEpochSecond(), STEP.toSeconds());
    for (long step = present - 1; step <= present + 1; step++) {
      if (step > lastSteps.getOrDefault(user.id(), Long.MIN_VALUE) && same(code(key, step), code)) {
        lastSteps.put(user.id(), step);
        return true;
      }
    }
    return false;
  }

  private String code(SecretKeySpec key, long step) {
    try {
      return generator.generateOneTimePasswordString(
          key, Instant.ofEpochSecond(step * STEP.toSeconds()));
    } catch (InvalidKeyException e) {
      throw new IllegalStateException("a key of bytes fits every HMAC", e);
    }
  }

  private boolean acceptsRecovery(User user, String code) {
    for (int i = 0; i < user.recoveryCodes().size(); i++) {
      if (same(user.recoveryCodes().get(i), code)) {
        return used(user).add(i);
      }
    }
    return false;
  }

  private Set<Integer> used(User user) {
    return usedRecoveryCodes.computeIfAbsent(user.id(), id -> new HashSet<>());
  }

  private static boolean same(String a, String b) {
    return MessageDigest.isEqual(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }
}
