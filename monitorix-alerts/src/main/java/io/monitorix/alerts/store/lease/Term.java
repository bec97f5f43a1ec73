package io.monitorix.alerts.store.lease;

import io.monitorix.alerts.store.database.Fence;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One time of leading, which lets transactions pass until it has ended. Thread-safe. */
final class Term implements Fence {

  private final long number;
  private final Claim claim;
  private final Consumer<Term> lost;
  private volatile @Nullable String ended;

  /**
   * Begins.
   *
   * @param lost is told when a transaction finds that another process has taken over
   */
  Term(long number, Claim claim, Consumer<Term> lost) {
    this.number = number;
    this.claim = claim;
    this.lost = lost;
  }

  long number() {
    return number;
  }

  /** What waits to be written in it is refused from now on, whatever the database says. */
  void end(String why) {
    ended = why;
  }

  @Override
  public void check(Connection connection) throws SQLException {
    refuseIfEnded();
    if (!claim.isTerm(connection, number)) {
      lost.accept(this);
      throw new LeadershipLostException(
          "not written: another process leads since, and this was of term " + number);
    }
    // It may have been given up while the database was asked.
    refuseIfEnded();
  }

  private void refuseIfEnded() {
    String why = ended;
    if (why != null) {
      throw new LeadershipLostException("not written: " + why + " (term " + number + ")");
    }
  }
}
