package io.monitorix.alerts.routing.dispatch;

import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells nobody, and says whom it would have told of what. Thread-safe. */
public final class ObservingNotifier implements Notifier {

  private static final Logger LOG = LoggerFactory.getLogger(ObservingNotifier.class);

  /** How what was not told begins. */
  static final String DETAIL = "observed, nobody was told";

  private final AtomicLong observed = new AtomicLong();

  @Override
  public HandOver notify(Flush flush) {
    observed.incrementAndGet();
    LOG.info(
        "observed, nobody was told: integration={} group={} firing={} resolved={}",
        flush.integration().key(),
        flush.groupKey(),
        flush.firing().size(),
        flush.resolved().size());
    return new Sent(DETAIL);
  }

  /** How many notifications were not sent. */
  public long observed() {
    return observed.get();
  }
}
