package io.monitorix.alerts.series.block;

import java.io.IOException;

/** A file is not what was written. The message says what is wrong with it. */
public final class DamagedBlockException extends IOException {

  private static final long serialVersionUID = 1;

  DamagedBlockException(String message) {
    super(message);
  }
}
