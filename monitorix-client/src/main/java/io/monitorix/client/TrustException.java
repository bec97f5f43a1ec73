package io.monitorix.client;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The certificate of the server is not believed. */
public final class TrustException extends ProxmoxException {

  @Serial private static final long serialVersionUID = 1L;

  /** Why a certificate is not believed. */
  public enum Reason {
    /** No trusted authority vouches for it. */
    UNTRUSTED,
    /** It is none of the pinned ones. */
    PIN_MISMATCH,
    /** Its last day has passed. */
    EXPIRED,
    /** Its first day has not come: one of the clocks may be wrong. */
    NOT_YET_VALID,
    /** It is for other host names. */
    HOSTNAME_MISMATCH
  }

  private final Reason reason;
  private final @Nullable String presentedFingerprint;

  /**
   * @param problem what happened and what to do
   * @param presentedFingerprint SHA-256 of the certificate that the server showed
   */
  public TrustException(
      String problem,
      Exchange exchange,
      Reason reason,
      @Nullable String presentedFingerprint,
      @Nullable Throwable cause) {
    super(problem, exchange, cause);
    this.reason = reason;
    this.presentedFingerprint = presentedFingerprint;
  }

  /** Why the certificate is not believed. */
  public Reason reason() {
    return reason;
  }

  /**
   * SHA-256 of the certificate that the server showed, upper-case hexadecimal with colons as
   * Proxmox writes it: after comparing it with {@code pvenode cert info} it can be given to {@link
   * Trust#fingerprint(String...)}. Null where none was shown.
   */
  public @Nullable String presentedFingerprint() {
    return presentedFingerprint;
  }
}
