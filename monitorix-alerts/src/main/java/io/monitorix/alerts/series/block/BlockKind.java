package io.monitorix.alerts.series.block;

import java.nio.file.Path;
import java.time.Duration;

/** What the samples of a block are. */
public enum BlockKind {
  /** Samples as they were appended. */
  RAW(0, "raw", Duration.ZERO),
  /** Aggregates of five minutes. */
  FIVE_MINUTES(1, "5m", Duration.ofMinutes(5)),
  /** Aggregates of an hour. */
  HOUR(2, "1h", Duration.ofHours(1)),
  /** Averages from before the first sample, which someone else remembered. */
  HISTORY(3, "history", Duration.ZERO),
  /** What was on the heap at the end of a run. */
  HEAD(4, "head", Duration.ZERO);

  private final int number;
  private final String text;
  private final long interval;

  BlockKind(int number, String text, Duration interval) {
    this.number = number;
    this.text = text;
    this.interval = interval.toMillis();
  }

  /** As it stands in files. */
  int number() {
    return number;
  }

  static BlockKind of(Path file, int number) throws DamagedBlockException {
    for (BlockKind kind : values()) {
      if (kind.number == number) {
        return kind;
      }
    }
    throw new DamagedBlockException(file, "kind is not known: " + number);
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
    return isAggregate() ? Column.NUMBER : 1;
  }
}
