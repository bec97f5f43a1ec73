package io.monitorix.exporter.web.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import io.monitorix.exporter.config.Secret;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Checks the name and the password of a request. bcrypt is slow on purpose: one password is checked
 * at a time, a few may wait, and what was right is remembered for a while. A name that does not
 * exist costs as much as a wrong password. Safe for several threads.
 */
public final class BasicAuth {

  /** What a check comes to. */
  public enum Verdict {
    /** The user exists and the password is theirs. */
    GRANTED,
    /** Anything else. */
    REFUSED,
    /** Too many passwords wait to be checked. */
    BUSY
  }

  /** Of a longer password only the 72 bytes count that bcrypt reads, as other tools have it. */
  private static final BCrypt.Verifyer VERIFYER =
      BCrypt.verifyer(
          BCrypt.Version.VERSION_2A, LongPasswordStrategies.truncate(BCrypt.Version.VERSION_2A));

  private static final String SCHEME = "Basic ";
  private static final int WAITING = 16;
  private static final int REMEMBERED = 100;
  private static final Duration MEMORY = Duration.ofMinutes(5);
  private static final int KEY_BYTES = 32;

  private final InstantSource clock;
  private final SecretKeySpec key;
  private final ReentrantLock hashing = new ReentrantLock(true);
  private final Semaphore places = new Semaphore(WAITING);

  /** Keyed digests of what was right, the one used longest ago first, with its end. */
  private final Map<ByteBuffer, Instant> right = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * Remembers nobody yet.
   *
   * @param random makes the key of what is remembered; unpredictable
   */
  public BasicAuth(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    byte[] bytes = new byte[KEY_BYTES];
    random.nextBytes(bytes);
    key = new SecretKeySpec(bytes, "HmacSHA256");
  }

  /**
   * Checks a request.
   *
   * @param authorization the header of that name; null where there is none
   * @param users bcrypt hashes by name, at least one
   */
  public Verdict check(@Nullable String authorization, Map<String, Secret> users) {
    String[] credentials = credentials(authorization);
    if (credentials == null) {
      return Verdict.REFUSED;
    }
    Secret own = users.get(credentials[0]);
    Secret hash = own == null ? mostExpensive(users) : own;
    ByteBuffer digest = digest(credentials[0], hash.value(), credentials[1]);
    if (own != null && isRemembered(digest)) {
      return Verdict.GRANTED;
    }
    if (!places.tryAcquire()) {
      return Verdict.BUSY;
    }
    hashing.lock();
    try {
      boolean matches =
          VERIFYER.verify(credentials[1].getBytes(UTF_8), hash.value().getBytes(UTF_8)).verified;
      if (own == null || !matches) {
        return Verdict.REFUSED;
      }
      remember(digest);
      return Verdict.GRANTED;
    } finally {
      hashing.unlock();
      places.release();
    }
  }

  /** The name that a request has; empty if it has none, with a password. */
  static Optional<String> name(String authorization) {
    String[] credentials = credentials(authorization);
    return credentials == null ? Optional.empty() : Optional.of(credentials[0]);
  }

  private static String @Nullable [] credentials(@Nullable String authorization) {
    if (authorization == null
        || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return null;
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(authorization.substring(SCHEME.length()).strip());
      String[] parts = new String(decoded, UTF_8).split(":", 2);
      return parts.length == 2 ? parts : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static Secret mostExpensive(Map<String, Secret> users) {
    return users.values().stream()
        .max(Comparator.comparing(hash -> hash.value().substring(4, 6)))
        .orElseThrow(() -> new IllegalArgumentException("there are no users"));
  }

  private ByteBuffer digest(String... parts) {
    try {
      Mac mac = Mac.getInstance(key.getAlgorithm());
      mac.init(key);
      for (String part : parts) {
        byte[] bytes = part.getBytes(UTF_8);
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        mac.update(bytes);
      }
      return ByteBuffer.wrap(mac.doFinal());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean isRemembered(ByteBuffer digest) {
    synchronized (right) {
      Instant now = clock.instant();
      Instant end = right.get(digest);
      if (end == null || !now.isBefore(end)) {
        return false;
      }
      right.put(digest, now.plus(MEMORY));
      return true;
    }
  }

  private void remember(ByteBuffer digest) {
    synchronized (right) {
      right.put(digest, clock.instant().plus(MEMORY));
      Iterator<ByteBuffer> oldest = right.keySet().iterator();
      if (right.size() > REMEMBERED) {
        oldest.next();
        oldest.remove();
      }
    }
  }
}
