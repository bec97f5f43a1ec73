package io.monitorix.alerts.series.block;

import java.time.Duration;

/** What the samples of a block are. */
public enum BlockKind {
  /** Samples as they were appended. */
  RAW("raw", Duration.ZERO),
  /** Aggregates of five minutes. */
  FIVE_MINUTES("5m", Duration.ofMinutes(5)),
  /** Aggregates of an hour. */
  HOUR("1h", Duration.ofHours(1)),
  /** Averages from before the first sample, which someone else remembered. */
  HISTORY("history", Duration.ZERO),
  /** What was on the heap at the end of a run. */
  HEAD("head", Duration.ZERO);

  private final String text;
  private final long interval;

  BlockKind(String text, Duration interval) {
    this.text = text;
    this.interval = interval.toMillis();
  }

  /** As it stands in names of files. */
  public String text() {
    return text;
  }

  /** What an aggregate is of, in milliseconds; 0 where there are none. */
  public long interval() {
    return interval;
  }

  /** Whether a series has the columns of {@link Column}, and not a single one. */
  public boolean isAggregate() {
    return interval > 0;
  }

  /** How many columns a series has. */
  public int columns() {
    return isAggregate() ? Column.values().length : 1;
  }
}
