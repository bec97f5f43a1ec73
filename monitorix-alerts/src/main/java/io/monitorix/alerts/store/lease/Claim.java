package io.monitorix.alerts.store.lease;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** How one of several processes comes to lead. Thread-safe. */
interface Claim extends AutoCloseable {

  /**
   * Takes the lead if it is free.
   *
   * @return the number of the term; empty if another process leads
   */
  Optional<Long> take();

  /** Who led when somebody looked last; empty where that is not known. */
  Optional<Holder> seen();

  /** Keeps the lead; says whether it is kept, and whether another process would take it. */
  Renewal renew(long term);

  /** Whether the term is still that one for the rest of the connection's transaction. */
  boolean isTerm(Connection connection, long term) throws SQLException;

  /** Lets others take the lead now. */
  void giveUp(long term);

  /** Whether the lead ends by itself when it is not renewed. */
  boolean expires();

  /** Who lost a lead sees it here first. */
  record Renewal(boolean renewed, boolean rival) {}

  @Override
  void close();
}
