package io.monitorix.examples.simulator.cluster;

import java.util.Locale;

/** What {@code POST /nodes/{node}/{type}/{vmid}/status/{action}} can do. */
public enum PowerAction {
  /** Boots a stopped guest. */
  START(2),
  /** Pulls the plug. */
  STOP(1),
  /** Asks the guest to shut down. */
  SHUTDOWN(3),
  /** Shuts down and boots again. */
  REBOOT(4),
  /** Pauses a running guest. */
  SUSPEND(1),
  /** Goes on with a paused one. */
  RESUME(1),
  /** Presses a machine's reset button; containers have none. */
  RESET(1);

  private final int seconds;

  PowerAction(int seconds) {
    this.seconds = seconds;
  }

  /** Its name in the path: {@code start}. */
  public String path() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether guests of this kind know it. */
  public boolean fits(GuestKind kind) {
    return this != RESET || kind == GuestKind.QEMU;
  }

  /** The type of its task, such as {@code qmstart}. */
  String taskType(GuestKind kind) {
    boolean pause = this == SUSPEND && kind == GuestKind.QEMU;
    return kind.taskPrefix() + (pause ? "pause" : path());
  }

  /** How long its task takes. */
  int seconds() {
    return seconds;
  }
}
