package io.monitorix.alerts.store.routing;

import io.monitorix.alerts.labels.Fingerprint;
import io.monitorix.alerts.routing.alert.Alert;
import io.monitorix.alerts.routing.alert.PostedAlertStore;
import io.monitorix.alerts.store.database.Connections;
import io.monitorix.alerts.store.sql.PostedAlertTable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Alerts that came from outside: written while whoever sent them waits. Thread-safe. */
final class StoredPostedAlerts implements PostedAlertStore {

  private final Connections connections;
  private final PostedAlertTable table;
  private final Told told;
  private final RoutingStore.Posted posted;

  StoredPostedAlerts(Connections connections, Told told, RoutingStore.Posted posted) {
    this.connections = connections;
    this.table = new PostedAlertTable(connections.writer(), connections.reader());
    this.told = told;
    this.posted = posted;
  }

  @Override
  public List<Alert> load(Instant now) {
    Set<Fingerprint> firing = told.firing();
    return connections.ask(table::all).stream()
        .filter(alert -> !alert.isResolved(now) || firing.contains(alert.fingerprint()))
        .toList();
  }

  @Override
  public void save(Collection<Alert> alerts) {
    if (!alerts.isEmpty()) {
      connections.write("alerts from outside", () -> table.save(alerts));
      posted.taken(alerts);
    }
  }

  @Override
  public void delete(Collection<Fingerprint> fingerprints) {
    if (!fingerprints.isEmpty()) {
      connections.write("alerts from outside", () -> table.delete(fingerprints));
    }
  }
}
