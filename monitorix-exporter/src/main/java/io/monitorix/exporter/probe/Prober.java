package io.monitorix.exporter.probe;

import java.io.IOException;

/** A way to check a target. Implementations are immutable, hence thread-safe. */
@FunctionalInterface
interface Prober {

  /**
   * Checks the target, within its deadline.
   *
   * @return whether everything was as it should be
   * @throws IOException when the target could not be reached, or stopped talking; its message says
   *     how
   */
  boolean probe(Probing probing) throws IOException;
}
