package io.monitorix.alerts.store.lease;

import java.sql.Connection;
import java.util.Optional;

/** Of an application's own SQLite, which nothing is known of that could be locked. */
final class SoleClaim implements Claim {

  @Override
  public Optional<Long> take() {
    return Optional.of(1L);
  }

  @Override
  public Optional<Holder> seen() {
    return Optional.empty();
  }

  @Override
  public Renewal renew(long term) {
    return new Renewal(true, false);
  }

  @Override
  public boolean isTerm(Connection connection, long term) {
    return true;
  }

  @Override
  public void giveUp(long term) {
    // Nobody waits for it.
  }

  @Override
  public boolean expires() {
    return false;
  }

  @Override
  public void close() {
    // Nothing was opened.
  }
}
