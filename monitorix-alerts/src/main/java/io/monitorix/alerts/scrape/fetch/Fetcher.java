package io.monitorix.alerts.scrape.fetch;

import io.monitorix.alerts.scrape.labelled.Target;
import java.util.function.Consumer;

/** Asks the targets of one job. Thread-safe. */
@FunctionalInterface
public interface Fetcher {

  /**
   * Asks the target, and waits for nothing.
   *
   * @param then is called exactly once, within the target's timeout, on some thread
   */
  void fetch(Target target, Consumer<Fetched> then);
}
