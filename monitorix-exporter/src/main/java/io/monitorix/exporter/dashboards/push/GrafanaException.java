package io.monitorix.exporter.dashboards.push;

import java.io.Serial;

/** Grafana did not do what it was asked. The message tells where, why, and what to do about it. */
public final class GrafanaException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  /** What else fails. */
  enum Extent {
    /** This request alone. */
    THIS,
    /** This request, as somebody else was faster. */
    CONFLICT,
    /** Whatever is asked next. */
    ALL
  }

  private final Extent extent;

  GrafanaException(Extent extent, String message) {
    super(message);
    this.extent = extent;
  }

  GrafanaException(Extent extent, String message, Throwable cause) {
    super(message, cause);
    this.extent = extent;
  }

  Extent extent() {
    return extent;
  }
}
