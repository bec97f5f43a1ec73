package io.monitorix.examples.simulator.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Signs tickets and the tokens against request forgery that go with them, and checks both. */
final class Tickets {
  private static final long LIFETIME_SECONDS = 7200;
  private static final long TOLERATED_FUTURE_SECONDS = 300;

  private final SecretKeySpec key;
  private final InstantSource clock;

  Tickets(long seed, InstantSource clock) {
    this.key =
        new SecretKeySpec(("tickets of " + seed).getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    this.clock = clock;
  }

  String ticket(String user) {
    String plain = "PVE:" + user + ":" + stamp();
    return plain + "::" + sign(plain);
  }

  String csrfToken(String user) {
    String stamp = stamp();
    return stamp + ":" + sign("csrf:" + stamp + ":" + user);
  }

  /** The user whom a ticket names; null when it was not signed here or its time has passed. */
  @Nullable String user(String ticket) {
    int signature = ticket.indexOf("::");
    if (!ticket.startsWith("PVE:") || signature < 0) {
      return null;
    }
    String plain = ticket.substring(0, signature);
    int time = plain.lastIndexOf(':');
    if (time <= 4
        || !same(sign(plain), ticket.substring(signature + 2))
        || !inTime(plain.substring(time + 1))) {
      return null;
    }
    return plain.substring(4, time);
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

  private String sign(String plain) {
    try {
      Mac mac = Mac.getInstance(key.getAlgorithm());
      mac.init(key);
      return Base64.getEncoder()
          .encodeToString(mac.doFinal(plain.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime must have " + key.getAlgorithm(), e);
    }
  }

  private static boolean same(String a, String b) {
    return MessageDigest.isEqual(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }
}
