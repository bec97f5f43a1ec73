package io.monitorix.alerts.series.block;

/** What is kept of an interval, in the order in which it is stored. */
public enum Column {
  /** The least value. */
  MIN(0),
  /** The greatest value. */
  MAX(1),
  /** The sum of all values. */
  SUM(2),
  /** How many there were. */
  COUNT(3),
  /** The latest value. */
  LAST(4);

  /** How many there are. */
  public static final int NUMBER = 5;

  private final int place;

  Column(int place) {
    this.place = place;
  }

  /** The place where it is stored, from 0. */
  public int place() {
    return place;
  }
}
