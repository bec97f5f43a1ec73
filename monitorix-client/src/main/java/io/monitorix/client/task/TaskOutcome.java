package io.monitorix.client.task;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a task ended. */
public enum TaskOutcome {
  /** As it should. */
  OK,
  /** It was done, with warnings. */
  WARNING,
  /** It failed. */
  ERROR,
  /** Proxmox cannot tell. */
  UNKNOWN;

  /** The word for it in a request. */
  public String parameter() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The outcome for the closing words of a task; everything that is not known is an error. */
  public static TaskOutcome of(@Nullable String words) {
    if (words == null
        || words.isEmpty()
        || words.equals("unknown")
        || words.equals("unexpected status")) {
      return UNKNOWN;
    } else if (words.equals("OK")) {
      return OK;
    }
    return words.startsWith("WARNINGS:") ? WARNING : ERROR;
  }
}
