package io.monitorix.alerts.store;

import io.monitorix.alerts.store.routing.RoutingUpkeep;
import io.monitorix.alerts.store.sql.Pruning;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** Deletes what is too old. */
final class Housekeeping {

  /** Rules forget resolved alerts themselves; this is for rules that cannot. */
  private static final Duration RESOLVED = Duration.ofHours(1);

  private static final Duration RULES = Duration.ofDays(1);

  private final Pruning pruning;
  private final KnownAlerts known;
  private final EndedAlerts ended;
  private final RoutingUpkeep routing;
  private final AlertStoreOptions options;

  Housekeeping(
      Pruning pruning,
      KnownAlerts known,
      EndedAlerts ended,
      RoutingUpkeep routing,
      AlertStoreOptions options) {
    this.ended = ended;
    this.pruning = pruning;
    this.known = known;
    this.routing = routing;
    this.options = options;
  }

  /**
   * Does it all.
   *
   * @param between is run between the batches: what waits to be written goes first
   */
  void run(Runnable between) {
    Instant now = options.clock().instant();
    Instant oldest = now.minus(options.retention());
    ended.tell(now);
    boolean deleted = false;
    int batch;
    do {
      batch = pruning.history(oldest);
      deleted |= batch > 0;
      between.run();
    } while (batch == Pruning.BATCH);
    pruning.resolved(now.minus(RESOLVED));
    Set<Long> gone = new HashSet<>(pruning.rulesLastEvaluatedBefore(now.minus(RULES)));
    gone.removeAll(known.alive(now));
    pruning.rules(gone);
    pruning.names(oldest);
    while (deleted) {
      between.run();
      deleted = pruning.labels() == Pruning.BATCH;
    }
    routing.run(now, between);
  }
}
