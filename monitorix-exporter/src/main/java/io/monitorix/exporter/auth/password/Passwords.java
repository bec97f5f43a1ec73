package io.monitorix.exporter.auth.password;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import io.monitorix.exporter.auth.AccessException;
import io.monitorix.exporter.auth.secret.Secrets;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Hashes passwords with Argon2id: 12 MiB, three passes, one lane. That is slow on purpose, and
 * takes memory: one password is hashed at a time, and a few may wait. Thread-safe.
 */
public final class Passwords {

  private static final int KIBIBYTES = 12 * 1024;
  private static final int PASSES = 3;
  private static final int LANES = 1;
  private static final int HASH_BYTES = 32;
  private static final int SALT_BYTES = 16;
  private static final int WAITING = 16;

  private final Secrets secrets;
  private final ReentrantLock hashing = new ReentrantLock(true);
  private final Semaphore places = new Semaphore(WAITING);

  /** Of no password: a check against it costs what one for somebody does. */
  private final String nobodys;

  /** Nothing is hashed yet: that would take a good part of the time that a start may take. */
  public Passwords(Secrets secrets) {
    this.secrets = secrets;
    this.nobodys =
        "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
            .formatted(
                KIBIBYTES, PASSES, LANES, text(secrets, SALT_BYTES), text(secrets, HASH_BYTES));
  }

  private static String text(Secrets secrets, int length) {
    return Base64.getEncoder().withoutPadding().encodeToString(secrets.bytes(length));
  }

  /**
   * The hash that is kept of a password, with its salt and the cost.
   *
   * @throws AccessException if too many wait
   */
  public String hash(String password) {
    return taking(
        () ->
            Argon2Function.getInstance(KIBIBYTES, PASSES, LANES, HASH_BYTES, Argon2.ID)
                .hash(bytes(password), secrets.bytes(SALT_BYTES))
                .getResult());
  }

  /**
   * Whether it is the password that the hash was made of.
   *
   * @throws AccessException if too many wait
   */
  public boolean matches(String password, String hash) {
    return taking(
        () ->
            Argon2Function.getInstanceFromHash(hash)
                .check(bytes(password), hash.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Takes as long as {@link #matches}, for a user who does not exist.
   *
   * @throws AccessException if too many wait
   */
  public void matchesNobody(String password) {
    matches(password, nobodys);
  }

  /** What is compared with for somebody who does not exist. */
  String nobodys() {
    return nobodys;
  }

  private static byte[] bytes(String password) {
    return password.getBytes(StandardCharsets.UTF_8);
  }

  private <T> T taking(Supplier<T> work) {
    if (!places.tryAcquire()) {
      throw AccessException.busy("too many passwords wait to be checked", Duration.ofSeconds(1));
    }
    hashing.lock();
    try {
      return work.get();
    } finally {
      hashing.unlock();
      places.release();
    }
  }
}
