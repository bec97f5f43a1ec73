package io.monitorix.alerts.series.head;

/** What became of a sample. */
public enum Appended {
  /** It is there. */
  ADDED,
  /** It was there already, with the same time and value. */
  REPEATED,
  /** Refused: there is another value of that time. */
  DUPLICATE,
  /** Refused: the series has a later sample. */
  OUT_OF_ORDER,
  /** Refused: its time is closed, and in a block. */
  TOO_OLD,
  /** Refused: its time is not yet. */
  TOO_FAR_AHEAD;

  /** Whether the sample was refused. */
  public boolean isRefused() {
    return this != ADDED && this != REPEATED;
  }
}
