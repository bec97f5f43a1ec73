package io.monitorix.alerts.routing.hold;

import java.time.Instant;
import java.util.Map;

/** Remembers when something was seen. Implementations are thread-safe. */
public interface Marks {

  /** Those of a kind, by their names. */
  Map<String, Instant> load(String kind);

  /** Remembers one, in place of that of the same kind and name. */
  void save(String kind, String name, Instant at);

  /** Forgets one. */
  void delete(String kind, String name);
}
