package io.monitorix.exporter.alerts;

import io.monitorix.alerts.store.AlertStore;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** What a process does that leads. Called by one thread at a time. */
public interface Duty {

  /**
   * Begins, with what is known of before.
   *
   * @param store empty where nothing is kept
   * @param sure whether this process leads without any doubt: asked before what cannot be undone
   */
  void begin(Optional<AlertStore> store, BooleanSupplier sure);

  /** Ends at once: another process may have begun. */
  void end();
}
