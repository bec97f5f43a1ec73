package io.monitorix.examples.simulator.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Signs tickets and the tokens against request forgery that go with them, and checks both.
 * Thread-safe: the key is replaced as a whole.
 */
final class Tickets {
  private static final long LIFETIME_SECONDS = 7200;
  private static final long TOLERATED_FUTURE_SECONDS = 300;
  private static final String PARTIAL = "!tfa!";

  private final Product product;
  private final long seed;
  private final InstantSource clock;
  private int keys;
  private volatile SecretKeySpec key;

  Tickets(Product product, long seed, InstantSource clock) {
    this.product = product;
    this.seed = seed;
    this.clock = clock;
    this.key = key(0);
  }

  /** Signs with another key from now on: all that was signed before is void. */
  synchronized void replaceKey() {
    key = key(++keys);
  }

  String ticket(String user) {
    String plain = prefix() + user + ":" + stamp();
    return plain + "::" + sign(plain);
  }

  /**
   * A ticket that proves the password alone.
   *
   * @param challenge what is asked for besides it
   */
  String partialTicket(String user, String challenge) {
    String plain =
        prefix() + PARTIAL + challenge.replace("%", "%25").replace(":", "%3A") + ":" + stamp();
    return plain + "::" + sign(plain + ":" + user);
  }

  String csrfToken(String user) {
    String stamp = stamp();
    return stamp + ":" + sign("csrf:" + stamp + ":" + user);
  }

  /**
   * The user whom a ticket names; null when it was not signed here, its time has passed, or it
   * proves the password alone.
   */
  @Nullable String user(String ticket) {
    String plain = plain(ticket);
    if (plain == null || !same(sign(plain), signature(ticket))) {
      return null;
    }
    String data = plain.substring(prefix().length(), plain.lastIndexOf(':'));
    return data.startsWith(PARTIAL) ? null : data;
  }

  /** Whether this is a ticket of the user that proves the password alone, and still counts. */
  boolean isPartialOf(String user, String ticket) {
    String plain = plain(ticket);
    return plain != null
        && plain.startsWith(prefix() + PARTIAL)
        && same(sign(plain + ":" + user), signature(ticket));
  }

  boolean csrfTokenIsValid(@Nullable String token, String user) {
    if (token == null) {
      return false;
    }
    int colon = token.indexOf(':');
    return colon > 0
        && same(sign("csrf:" + token.substring(0, colon) + ":" + user), token.substring(colon + 1))
        && inTime(token.substring(0, colon));
  }

  /** What a ticket says, without the signature; null when it is none, or its time has passed. */
  private @Nullable String plain(String ticket) {
    int signature = ticket.indexOf("::");
    if (!ticket.startsWith(prefix()) || signature < 0) {
      return null;
    }
    String plain = ticket.substring(0, signature);
    int time = plain.lastIndexOf(':');
    return time > prefix().length() && inTime(plain.substring(time + 1)) ? plain : null;
  }

  private static String signature(String ticket) {
    return ticket.substring(ticket.indexOf("::") + 2);
  }

  private String prefix() {
    return product.name() + ":";
  }

  private boolean inTime(String stamp) {
    long issued;
    try {
      issued = Long.parseLong(stamp, 16);
    } catch (NumberFormatException e) {
      return false;
    }
    long age = clock.instant().getEpochSecond() - issued;
    return age <= LIFETIME_SECONDS && age >= -TOLERATED_FUTURE_SECONDS;
  }

  private String stamp() {
    return "%08X".formatted(clock.instant().getEpochSecond());
  }

  private SecretKeySpec key(int number) {
    return new SecretKeySpec(
        ("tickets of " + seed + " " + number).getBytes(StandardCharsets.UTF_8), "HmacSHA256");
  }

  private String sign(String plain) {
    SecretKeySpec present = key;
    try {
      Mac mac = Mac.getInstance(present.getAlgorithm());
      mac.init(present);
      return Base64.getEncoder()
          .encodeToString(mac.doFinal(plain.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime must have " + present.getAlgorithm(), e);
    }
  }

  private static boolean same(String a, String b) {
    return MessageDigest.isEqual(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }
}
