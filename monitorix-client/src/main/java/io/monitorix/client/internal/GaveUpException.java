package io.monitorix.client.internal;

import java.io.Serial;

/** A call stopped waiting for another call's login; the transport says why in its own words. */
final class GaveUpException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  GaveUpException(Throwable cause) {
    super(cause);
  }
}
