package io.monitorix.exporter.cli;

import sun.misc.Signal;

/**
 * The signal SIGHUP. Java has no API of its own for signals; the JDK's module jdk.unsupported has
 * this one, of which the compiler warns.
 */
final class HangUpSignal {

  private HangUpSignal() {}

  /**
   * Runs the action, on a thread of its own, at each SIGHUP from now on.
   *
   * @return whether there is such a signal: Windows has none, and with {@code -Xrs} the JVM leaves
   *     signals alone
   */
  static boolean runs(Runnable action) {
    try {
      Signal.handle(new Signal("HUP"), signal -> action.run());
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
