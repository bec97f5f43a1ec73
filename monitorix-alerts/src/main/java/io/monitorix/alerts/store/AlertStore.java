package io.monitorix.alerts.store;

import io.monitorix.alerts.rules.Alert;
import io.monitorix.alerts.rules.EvaluationListener;
import io.monitorix.alerts.rules.GroupEvaluation;
import io.monitorix.alerts.rules.RuleKey;
import io.monitorix.alerts.rules.StateSource;
import io.monitorix.alerts.store.database.Connections;
import io.monitorix.alerts.store.database.DatabaseException;
import io.monitorix.alerts.store.lease.LeadershipLostException;
import io.monitorix.alerts.store.query.AlertFilter;
import io.monitorix.alerts.store.query.HistoryPage;
import io.monitorix.alerts.store.query.HistoryQuery;
import io.monitorix.alerts.store.query.StoredAlert;
import io.monitorix.alerts.store.query.StoredRule;
import io.monitorix.alerts.store.routing.PostedHistory;
import io.monitorix.alerts.store.routing.RoutingStore;
import io.monitorix.alerts.store.routing.RoutingUpkeep;
import io.monitorix.alerts.store.routing.Told;
import io.monitorix.alerts.store.sql.AlertReader;
import io.monitorix.alerts.store.sql.ChangeWriter;
import io.monitorix.alerts.store.sql.HistoryReader;
import io.monitorix.alerts.store.sql.PostedAlertTable;
import io.monitorix.alerts.store.sql.Pruning;
import io.monitorix.alerts.store.sql.RoutingReader;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is known of alerts, and what became of them, in SQLite or PostgreSQL. It is given to a
 * {@link io.monitorix.alerts.rules.RuleManager} twice, as the source of states and as the listener:
 * then alerts go on after a restart as if there had been none.
 *
 * <p>An evaluation is one transaction, and is written before its alerts are sent. While the
 * database is away, evaluations go on; what changed waits in memory, and is written in its order
 * when the database is back. Thread-safe.
 */
public final class AlertStore implements StateSource, EvaluationListener, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(AlertStore.class);

  private final AlertStoreOptions options;
  private final Connections connections;
  private final AlertReader alerts;
  private final HistoryReader history;
  private final KnownAlerts known;
  private final PostedHistory posted;
  private final WriteQueue queue;
  private final RoutingStore routing;

  private AlertStore(AlertStoreOptions options, Connections connections) {
    this.options = options;
    this.connections = connections;
    this.alerts = new AlertReader(connections.reader());
    this.history = new HistoryReader(connections.reader(), connections.dialect());
    this.known =
        new KnownAlerts(
            connections.ask(alerts::rules),
            connections.ask(() -> alerts.alerts(AlertFilter.ALL)),
            options.clock().instant());
    RoutingReader routingReader = new RoutingReader(connections.reader());
    Told told =
        new Told(
            connections.ask(() -> routingReader.told(options.clock().instant())),
            connections.ask(routingReader::queued));
    PostedAlertTable outside = new PostedAlertTable(connections.writer(), connections.reader());
    this.posted = new PostedHistory(connections.ask(outside::all));
    ChangeWriter writer = new ChangeWriter(connections.writer());
    this.queue =
        new WriteQueue(
            writer,
            new Housekeeping(
                new Pruning(connections.writer()),
                known,
                new EndedAlerts(posted, writer::write),
                new RoutingUpkeep(connections, told),
                options),
            options);
    this.routing =
        new RoutingStore(
            connections,
            told,
            new RoutingStore.Queue(queue::add, queue::addSoon),
            alerts -> queue.addSoon(posted.taken(alerts, options.clock().instant())));
  }

  /**
   * Connects, brings the tables up to date, and reads the alerts of before.
   *
   * @throws DatabaseException if that is not possible; without the alerts of before, going on would
   *     send anew what was sent
   */
  public static AlertStore open(AlertStoreOptions options) {
    Connections connections = Connections.open(options.database(), options.fence());
    try {
      AlertStore store = new AlertStore(options, connections);
      store.queue.start();
      return store;
    } catch (RuntimeException e) {
      connections.close();
      throw e;
    }
  }

  /**
   * {@inheritDoc}
   *
   * <p>The database is not asked: all alerts were read when the store was opened.
   */
  @Override
  public List<Alert> alerts(RuleKey rule) {
    return known.alerts(rule, options.clock().instant());
  }

  /**
   * Writes what an evaluation changed, and waits for it; while the database is away, it does not
   * wait.
   *
   * @throws IllegalStateException if the store is closed
   * @throws LeadershipLostException if another process leads: nothing of it is written
   */
  @Override
  public void evaluated(GroupEvaluation evaluation) {
    queue.add(known.changes(evaluation));
  }

  /**
   * The alerts that were written last, by their fingerprints; resolved ones too, as long as they
   * are kept.
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
   * A page of what became of alerts, those from outside among them.
   *
   * @throws DatabaseException if the database cannot be read
   */
  public HistoryPage history(HistoryQuery query) {
    try {
      new EndedAlerts(posted, queue::add).tell(options.clock().instant());
    } catch (LeadershipLostException | IllegalStateException e) {
      log.debug("alerts that have ended are for another process to tell of", e);
    }
    return connections.ask(() -> history.page(query));
  }

  /** What routing remembers, in the same database. */
  public RoutingStore routing() {
    return routing;
  }

  /** How it does. */
  public AlertStoreStatus status() {
    return queue.status();
  }

  /**
   * Deletes what is too old, and waits for it. The store does that each hour by itself.
   *
   * @throws RuntimeException if it fails
   */
  public void prune() {
    queue.prune();
  }

  /** Writes what still waits, if the database takes it now, and closes what was opened. */
  @Override
  public void close() {
    queue.close();
    connections.close();
  }
}
