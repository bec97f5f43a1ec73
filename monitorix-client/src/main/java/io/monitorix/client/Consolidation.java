package io.monitorix.client;

/** How the samples of an interval become one value. The names are the words in a request. */
public enum Consolidation {
  /** Their mean. */
  AVERAGE,
  /** The largest. */
  MAX
}
