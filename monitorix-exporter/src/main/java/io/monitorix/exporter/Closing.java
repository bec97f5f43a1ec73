package io.monitorix.exporter;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes parts such that one that fails keeps no other from being closed. */
final class Closing {

  private static final Logger log = LoggerFactory.getLogger(Closing.class);

  private Closing() {}

  /** Closes it; a failure is told in the log. */
  static void quietly(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      log.warn("a part did not close", e);
    }
  }
}
