package io.monitorix.alerts.routing.hold;

import java.util.Collection;
import java.util.List;

/**
 * Keeps what is held back over a restart. What it throws counts as an attempt that failed.
 * Implementations are thread-safe.
 */
public interface HeldStore {

  /** All that is kept. */
  List<Held> load();

  /** Keeps them, all or none, in place of those of the same integrations and alerts. */
  void save(Collection<Held> held);

  /** Drops them: they were told. */
  void delete(Collection<Held> held);
}
