package io.monitorix.client;

import java.util.Locale;

/** How far back a history reaches. The longer, the coarser. */
public enum Timeframe {
  /** The last hour. */
  HOUR,
  /** The last day. */
  DAY,
  /** The last week. */
  WEEK,
  /** The last month. */
  MONTH,
  /** The last year. */
  YEAR,
  /** The last ten years (since version 9 of Proxmox VE). */
  DECADE;

  /** The word for it in a request. */
  public String parameter() {
    return name().toLowerCase(Locale.ROOT);
  }
}
