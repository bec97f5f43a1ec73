package io.monitorix.alerts.store.routing;

import io.monitorix.alerts.labels.Fingerprint;
import io.monitorix.alerts.store.database.Connections;
import io.monitorix.alerts.store.sql.PostedAlertTable;
import io.monitorix.alerts.store.sql.Pruning;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Deletes what routing no longer has to remember. */
public final class RoutingUpkeep {

  private final Pruning pruning;
  private final PostedAlertTable posted;
  private final Told told;

  /** For a database and what was told of its alerts. */
  public RoutingUpkeep(Connections connections, Told told) {
    this.pruning = new Pruning(connections.writer());
    this.posted = new PostedAlertTable(connections.writer(), connections.reader());
    this.told = told;
  }

  /**
   * Deletes entries of the log that have expired, and alerts from outside that are over, unless
   * somebody still has to be told so.
   *
   * @param between is run between the batches: what waits to be written goes first
   */
  public void run(Instant now, Runnable between) {
    int batch;
    do {
      batch = pruning.told(now);
      between.run();
    } while (batch == Pruning.BATCH);
    told.forgetExpired(now);
    Set<Fingerprint> firing = told.firing();
    List<Fingerprint> over =
        posted.over(now).stream().filter(each -> !firing.contains(each)).toList();
    for (int i = 0; i < over.size(); i += Pruning.BATCH) {
      posted.deleteOver(over.subList(i, Math.min(over.size(), i + Pruning.BATCH)), now);
      between.run();
    }
  }
}
