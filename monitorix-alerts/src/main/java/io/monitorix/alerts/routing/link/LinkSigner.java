package io.monitorix.alerts.routing.link;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.routing.ack.Acknowledgements;
import io.monitorix.alerts.routing.link.LinkRefusedException.Reason;
import io.monitorix.alerts.routing.matchers.MatcherSyntaxException;
import io.monitorix.alerts.routing.matchers.Matchers;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs links with HMAC-SHA256, and checks them. The signature covers what may be done, to which
 * alerts, and until when. Immutable and thread-safe.
 */
public final class LinkSigner {

  /** Bytes of a key. */
  public static final int KEY_LENGTH = 32;

  /** The path of the links below the external URL. */
  public static final String PATH = "/silence";

  /** Signatures of another purpose, or of a later form of these, are none of these. */
  private static final String PURPOSE = "monitorix silence 1";

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;
  private final Duration lifetime;
  private final InstantSource clock;

  /**
   * One with a key.
   *
   * @param key {@link #KEY_LENGTH} random bytes
   * @param lifetime how long links are good
   * @throws IllegalArgumentException if the key is shorter
   */
  public LinkSigner(byte[] key, Duration lifetime, InstantSource clock) {
    if (key.length < KEY_LENGTH) {
      throw new IllegalArgumentException("a key has " + KEY_LENGTH + " bytes at least");
    }
    this.key = new SecretKeySpec(key, ALGORITHM);
    this.lifetime = lifetime;
    this.clock = clock;
  }

  /**
   * A link to silence the alerts that have all these labels.
   *
   * @param externalUrl without a slash at its end
   */
  public String url(String externalUrl, Labels labels) {
    String filter = Acknowledgements.matchers(labels).toString();
    String expires = Long.toString(clock.instant().plus(lifetime).getEpochSecond());
    return externalUrl
        + PATH
        + "?filter="
        + URLEncoder.encode(filter, StandardCharsets.UTF_8)
        + "&expires="
        + expires
        + "&signature="
        + signature(filter, expires);
  }

  /**
   * What the parameters of a link allow.
   *
   * @param filter decoded, as are the others
   * @throws LinkRefusedException if they allow nothing
   */
  public SilenceLink check(String filter, String expires, String signature) {
    // Before anything of it is read: what nobody signed is none of our business.
    if (!MessageDigest.isEqual(bytes(signature(filter, expires)), bytes(signature))) {
      throw new LinkRefusedException(Reason.FORGED);
    }
    Instant end = Instant.ofEpochSecond(Long.parseLong(expires));
    if (!clock.instant().isBefore(end)) {
      throw new LinkRefusedException(Reason.EXPIRED);
    }
    try {
      return new SilenceLink(Matchers.parse(filter), end);
    } catch (MatcherSyntaxException e) {
      throw new LinkRefusedException(Reason.FORGED);
    }
  }

  private String signature(String filter, String expires) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      // The first two cannot hold a line's end, so that nothing can move from one to another.
      byte[] sum = mac.doFinal(bytes(PURPOSE + "\n" + expires.replace('\n', ' ') + "\n" + filter));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(sum);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("each Java has " + ALGORITHM, e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
