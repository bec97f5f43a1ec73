package io.monitorix.client.pve.model;

import org.jspecify.annotations.Nullable;

/** How the values of a metric are to be read. */
public enum MetricKind {
  /** A value of the moment. */
  GAUGE,
  /** It only grows, and the growth counts. */
  COUNTER,
  /** It grows or is set back; the change counts. */
  DERIVE,
  /** Absent, or something newer than this library. */
  UNKNOWN;

  /** The constant for Proxmox's word. */
  static MetricKind of(@Nullable String word) {
    return Words.constant(UNKNOWN, word);
  }
}
