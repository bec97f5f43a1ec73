package io.monitorix.exporter.backup.s3;

import java.io.IOException;

/** S3 has answered that it does not do it. */
final class RefusedException extends IOException {

  private static final long serialVersionUID = 1;

  private final int status;

  RefusedException(int status, String message) {
    super(message);
    this.status = status;
  }

  /** The status of HTTP. */
  int status() {
    return status;
  }

  /** Whether the same may be done a little later. */
  boolean passes() {
    return switch (status) {
      case 408, 429, 500, 502, 503, 504 -> true;
      default -> false;
    };
  }
}
