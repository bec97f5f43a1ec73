package io.monitorix.exporter.routing;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.notify.text.SilenceLinks;
import io.monitorix.alerts.routing.link.LinkRefusedException;
import io.monitorix.alerts.routing.link.LinkSigner;
import io.monitorix.alerts.routing.link.SilenceLink;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Makes and checks the links of notifications: with a key of its own at first, so that they are
 * good until a restart, and with the one that is kept as soon as it is known. Safe for several
 * threads.
 */
public final class SignedLinks implements SilenceLinks {

  /** How long links are good. */
  private static final Duration LIFETIME = Duration.ofDays(7);

  private final InstantSource clock;
  private volatile LinkSigner signer;

  /**
   * With a new key.
   *
   * @param random makes it
   */
  public SignedLinks(SecureRandom random, InstantSource clock) {
    this.clock = clock;
    byte[] key = new byte[LinkSigner.KEY_LENGTH];
    random.nextBytes(key);
    this.signer = new LinkSigner(key, LIFETIME, clock);
  }

  /** From now on with this key. */
  public void use(byte[] key) {
    signer = new LinkSigner(key, LIFETIME, clock);
  }

  @Override
  public String url(String externalUrl, Labels labels) {
    return signer.url(externalUrl, labels);
  }

  /**
   * What the parameters of a link allow.
   *
   * @throws LinkRefusedException if they allow nothing
   */
  public SilenceLink check(String filter, String expires, String signature) {
    return signer.check(filter, expires, signature);
  }
}
