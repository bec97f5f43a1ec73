package io.monitorix.alerts.store;

import io.monitorix.alerts.store.database.Connections;
import io.monitorix.alerts.store.database.Database;
import io.monitorix.alerts.store.database.DatabaseException;
import io.monitorix.alerts.store.database.Fence;
import io.monitorix.alerts.store.query.AlertFilter;
import io.monitorix.alerts.store.query.HistoryPage;
import io.monitorix.alerts.store.query.HistoryQuery;
import io.monitorix.alerts.store.query.StoredAlert;
import io.monitorix.alerts.store.query.StoredRule;
import io.monitorix.alerts.store.routing.RoutingStore;
import io.monitorix.alerts.store.routing.Told;
import io.monitorix.alerts.store.sql.AlertReader;
import io.monitorix.alerts.store.sql.HistoryReader;
import io.monitorix.alerts.store.sql.RoutingReader;
import java.time.Instant;
import java.util.List;

/**
 * What another process has written that leads, for one that stands by. Reads, and writes nothing.
 * Thread-safe.
 */
public final class AlertStoreView implements AutoCloseable {

  private static final Fence NOTHING_PASSES =
      connection -> {
        throw new DatabaseException("this process stands by, and writes nothing");
      };

  private final Connections connections;
  private final AlertReader alerts;
  private final HistoryReader history;
  private final RoutingReader routing;

  private AlertStoreView(Connections connections) {
    this.connections = connections;
    this.alerts = new AlertReader(connections.reader());
    this.history = new HistoryReader(connections.reader(), connections.dialect());
    this.routing = new RoutingReader(connections.reader());
  }

  /**
   * Connects.
   *
   * @throws DatabaseException if that is not possible
   */
  public static AlertStoreView open(Database database) {
    return new AlertStoreView(Connections.open(database, NOTHING_PASSES));
  }

  /**
   * The alerts that were written last, by their fingerprints.
   *
   * @throws DatabaseException if the database cannot be read
   */
  public List<StoredAlert> alerts(AlertFilter filter) {
    return connections.ask(() -> alerts.alerts(filter));
  }

  /**
   * All rules that are evaluated, and how they went.
   *
   * @throws DatabaseException if the database cannot be read
   */
  public List<StoredRule> rules() {
    return connections.ask(alerts::rules);
  }

  /**
   * A page of what became of alerts.
   *
   * @throws DatabaseException if the database cannot be read
   */
  public HistoryPage history(HistoryQuery query) {
    return connections.ask(() -> history.page(query));
  }

  /**
   * What routing remembered at this moment. What is written to it is dropped, or refused with a
   * {@link DatabaseException}.
   *
   * @throws DatabaseException if the database cannot be read
   */
  public RoutingStore routing(Instant now) {
    return new RoutingStore(
        connections,
        new Told(connections.ask(() -> routing.told(now)), connections.ask(routing::queued)),
        new RoutingStore.Queue(changes -> {}, changes -> {}),
        alerts -> {});
  }

  @Override
  public void close() {
    connections.close();
  }
}
