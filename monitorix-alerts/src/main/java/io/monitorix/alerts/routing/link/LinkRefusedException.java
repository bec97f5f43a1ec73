package io.monitorix.alerts.routing.link;

/** A link allows nothing. The message tells why, and holds nothing of the link. */
public final class LinkRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Reason {
    /** It is not one that this key signed, or it was changed. */
    FORGED,
    /** It was good once. */
    EXPIRED
  }

  private final Reason reason;

  LinkRefusedException(Reason reason) {
    super(
        reason == Reason.EXPIRED
            ? "the link has expired"
            : "the link is not one of this server, or it is not whole");
    this.reason = reason;
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }
}
