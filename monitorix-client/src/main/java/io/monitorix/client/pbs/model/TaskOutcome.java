package io.monitorix.client.pbs.model;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a task ended. */
public enum TaskOutcome {
  /** As it should. */
  OK,
  /** It was done, with warnings. */
  WARNING,
  /** It failed, or was stopped. */
  ERROR,
  /** The server cannot tell: it was cut off with the task running, for example. */
  UNKNOWN;

  /** The word for it in a request. */
  public String parameter() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The outcome for the closing words of a task; everything that is not known is an error. */
  static TaskOutcome of(@Nullable String words) {
    if (words == null || words.isEmpty() || words.equals("unknown")) {
      return UNKNOWN;
    } else if (words.equals("OK")) {
      return OK;
    }
    return words.startsWith("WARNINGS:") ? WARNING : ERROR;
  }
}
