package io.monitorix.alerts.series.block;

import java.io.IOException;
import java.nio.file.Path;

/** A file is not what was written. The message says what is wrong with it. */
public final class DamagedBlockException extends IOException {

  private static final long serialVersionUID = 1;

  private final String file;

  DamagedBlockException(Path file, String message) {
    super(message);
    this.file = file.toString();
  }

  /** Which file it is. */
  public Path file() {
    return Path.of(file);
  }
}
