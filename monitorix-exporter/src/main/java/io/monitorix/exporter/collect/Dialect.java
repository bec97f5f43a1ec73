package io.monitorix.exporter.collect;

/** How the metrics that we share with prometheus-pve-exporter are spoken. */
public enum Dialect {

  /**
   * As prometheus-pve-exporter does, its oddities included: each state of a state set, rows of
   * pools among those of guests, local time for the due date of a subscription.
   */
  COMPATIBLE,

  /** Of a state set the true state only, no rows that would be counted twice, UTC. */
  NATIVE
}
