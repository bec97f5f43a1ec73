package io.monitorix.exporter.web;

import io.monitorix.exporter.auth.AuditEvent;
import io.monitorix.exporter.auth.AuditTrail;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What requests write down. A change that has been made cannot be taken back because it cannot be
 * written down: that is an error of the log, and counted. Refusals come from anybody in any number:
 * of one address some are written down in a minute, and the number of the others with the next one.
 * Safe for several threads.
 */
final class Audit implements AuditTrail {

  private static final Logger log = LoggerFactory.getLogger(Audit.class);

  private static final Duration PERIOD = Duration.ofMinutes(1);
  private static final int MOST_OF_AN_ADDRESS = 10;
  private static final int MOST_ADDRESSES = 1000;

  private final AuditTrail trail;
  private final RequestObserver observer;
  private final InstantSource clock;
  private final Map<String, Refusals> addresses = new LinkedHashMap<>(16, 0.75f, true);

  /** Of one address. */
  private static final class Refusals {
    private Instant end = Instant.MIN;
    private int written;
    private long unwritten;
  }

  /**
   * Into a trail.
   *
   * @param observer is told of what could not be written down
   */
  Audit(AuditTrail trail, RequestObserver observer, InstantSource clock) {
    this.trail = trail;
    this.observer = observer;
    this.clock = clock;
  }

  @Override
  public void record(AuditEvent event) {
    try {
      trail.record(event);
    } catch (RuntimeException e) {
      observer.auditFailed();
      log.error(
          "not written down in the audit log: actor={} address={} action={} object={} outcome={}",
          event.actor(),
          event.address(),
          event.action(),
          event.object(),
          event.outcome(),
          e);
    }
  }

  /**
   * Whether a refusal of this address is to be written down.
   *
   * @return how many before it were not, since the last one that was; -1 if it is not
   */
  long refused(String address) {
    synchronized (addresses) {
      Refusals own = addresses.computeIfAbsent(address, any -> new Refusals());
      if (addresses.size() > MOST_ADDRESSES) {
        addresses.remove(addresses.keySet().iterator().next());
      }
      Instant now = clock.instant();
      if (!now.isBefore(own.end)) {
        own.end = now.plus(PERIOD);
        own.written = 0;
      }
      if (own.written == MOST_OF_AN_ADDRESS) {
        own.unwritten++;
        return -1;
      }
      own.written++;
      long before = own.unwritten;
      own.unwritten = 0;
      return before;
    }
  }
}
