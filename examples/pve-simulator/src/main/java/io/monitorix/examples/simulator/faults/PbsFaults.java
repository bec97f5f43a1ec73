package io.monitorix.examples.simulator.faults;

import io.monitorix.examples.simulator.access.Authenticator;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Switches for what can go wrong with a backup server, at run time. Each stays on until {@link
 * #clear()}; several may be on at once. Setting one again replaces it.
 *
 * <p>Thread-safe: the list of faults is immutable and replaced as a whole.
 */
public final class PbsFaults extends FaultSwitches<PbsFaults> {
  private final AtomicBoolean down;

  /** Switches for who is let in and what is answered, all off. */
  public PbsFaults(Authenticator authenticator) {
    super(authenticator);
    this.down = new AtomicBoolean();
  }

  private PbsFaults(PbsFaults whole, String pathPrefix) {
    super(whole, pathPrefix);
    this.down = whole.down;
  }

  @Override
  public PbsFaults on(String prefix) {
    return new PbsFaults(this, prefix);
  }

  /** Cuts the server's power: connections are dropped without an answer. */
  public PbsFaults serverDown() {
    down.set(true);
    return this;
  }

  /** Gives the server its power back. */
  public PbsFaults serverUp() {
    down.set(false);
    return this;
  }

  /** Whether the server is without power. */
  public boolean isServerDown() {
    return down.get();
  }

  @Override
  void clearAll() {
    down.set(false);
  }

  @Override
  PbsFaults self() {
    return this;
  }
}
