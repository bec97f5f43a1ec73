package io.monitorix.exporter.cli;

import io.monitorix.exporter.web.ReloadResult;
import io.monitorix.exporter.web.Reloading;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads the configuration again when the process gets SIGHUP, as daemons do. */
final class HangUp {

  private static final Logger log = LoggerFactory.getLogger(HangUp.class);

  private HangUp() {}

  /** Loads it at each signal from now on; nothing where the system has no such signal. */
  static void reloads(Reloading reloading) {
    if (!HangUpSignal.runs(() -> reload(reloading))) {
      log.debug("there is no SIGHUP here: POST /-/reload does the same");
    }
  }

  private static void reload(Reloading reloading) {
    ReloadResult result = reloading.reload();
    if (result.isSuccessful()) {
      log.info("reloaded: cause=SIGHUP");
    } else {
      log.error(
          "not reloaded, what was loaded before stays: cause=SIGHUP problems={}",
          String.join("; ", result.problems()));
    }
  }
}
