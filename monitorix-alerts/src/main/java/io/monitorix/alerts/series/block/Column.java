package io.monitorix.alerts.series.block;

/** What is kept of an interval, in the order in which it is stored. */
public enum Column {
  /** The least value. */
  MIN,
  /** The greatest value. */
  MAX,
  /** The sum of all values. */
  SUM,
  /** How many there were. */
  COUNT,
  /** The latest value. */
  LAST
}
