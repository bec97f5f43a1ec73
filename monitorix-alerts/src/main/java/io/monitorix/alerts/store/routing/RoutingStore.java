package io.monitorix.alerts.store.routing;

import io.monitorix.alerts.routing.alert.Alert;
import io.monitorix.alerts.routing.alert.PostedAlertStore;
import io.monitorix.alerts.routing.dispatch.GroupStore;
import io.monitorix.alerts.routing.dispatch.NotificationLog;
import io.monitorix.alerts.routing.hold.HoldMemory;
import io.monitorix.alerts.routing.silence.SilenceStore;
import io.monitorix.alerts.store.database.Connections;
import io.monitorix.alerts.store.database.DatabaseException;
import io.monitorix.alerts.store.sql.Changes;
import io.monitorix.alerts.store.sql.RoutingReader;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.function.Consumer;

/**
 * What routing has to remember, in the database of an {@link io.monitorix.alerts.store.AlertStore},
 * which gives it. Thread-safe.
 *
 * <p>While the database is away, notifications and groups are remembered in memory and written when
 * it is back; silences and alerts from outside are refused with a {@link DatabaseException}, so
 * that whoever brings them knows.
 */
public final class RoutingStore {

  private final SilenceStore silences;
  private final NotificationLog notifications;
  private final GroupStore groups;
  private final PostedAlertStore alerts;
  private final HoldMemory holds;
  private final LinkKey linkKey;

  /**
   * Where changes go that are written with others.
   *
   * @param andWait waits until they are written, as long as the database does well
   * @param soon does not wait
   */
  public record Queue(Consumer<Changes> andWait, Consumer<Changes> soon) {}

  /** Is told of alerts that came from outside, once they are kept. */
  @FunctionalInterface
  public interface Posted {

    /** As they are after merging. */
    void taken(Collection<Alert> alerts);
  }

  /**
   * Reads the groups of before.
   *
   * @param told what was told before
   * @param posted is told of alerts from outside
   * @throws DatabaseException if that is not possible
   */
  public RoutingStore(Connections connections, Told told, Queue queue, Posted posted) {
    RoutingReader reader = new RoutingReader(connections.reader());
    this.silences = new StoredSilences(connections, queue);
    this.notifications = new StoredNotificationLog(told, queue);
    this.groups = new StoredGroups(connections.ask(reader::groups), queue);
    this.alerts = new StoredPostedAlerts(connections, told, posted);
    this.holds = new StoredHolds(connections).memory();
    this.linkKey = new LinkKey(connections);
  }

  /** Silences: durable when {@code save} returns; it throws a {@link DatabaseException} if not. */
  public SilenceStore silences() {
    return silences;
  }

  /**
   * What is to be told and what was: durable when {@code queue} or {@code record} returns, unless
   * the database is away or takes longer than the store's options say; answered from memory.
   */
  public NotificationLog notifications() {
    return notifications;
  }

  /** When groups are due: written soon; nothing waits for the database. */
  public GroupStore groups() {
    return groups;
  }

  /**
   * Alerts from outside: durable when {@code save} returns; it throws a {@link DatabaseException}
   * if not.
   */
  public PostedAlertStore alerts() {
    return alerts;
  }

  /**
   * What is held back for a digest, and what a policy remembers: durable when a method returns; it
   * throws a {@link DatabaseException} if not.
   */
  public HoldMemory holds() {
    return holds;
  }

  /**
   * The key that signs links in notifications. It is made when it is first asked for.
   *
   * @param random makes it: nobody may guess what it gives
   * @return as many bytes as a {@link io.monitorix.alerts.routing.link.LinkSigner} wants
   * @throws DatabaseException if it cannot be read, or written when it is new
   */
  public byte[] linkKey(SecureRandom random) {
    return linkKey.get(random);
  }
}
