package io.monitorix.examples.simulator.cluster;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What {@code POST /nodes/{node}/{type}/{vmid}/status/{action}} can do. */
public enum PowerAction {
  /** Boots a stopped guest. */
  START(2),
  /** Pulls the plug. */
  STOP(1),
  /** Asks the guest to shut down. */
  SHUTDOWN(3),
  /** Shuts down and boots again. */
  REBOOT(4);

  private final int seconds;

  PowerAction(int seconds) {
    this.seconds = seconds;
  }

  /** The action with this name in the path; null when there is none. */
  public static @Nullable PowerAction of(String path) {
    for (PowerAction action : values()) {
      if (action.path().equals(path)) {
        return action;
      }
    }
    return null;
  }

  /** Its name in the path: {@code start}. */
  public String path() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How long its task takes. */
  int seconds() {
    return seconds;
  }
}
