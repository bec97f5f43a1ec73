package io.monitorix.alerts.routing.dispatch;

import io.monitorix.alerts.labels.Fingerprint;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Decides whether an integration has to be told, as Alertmanager does. */
final class Necessity {

  private Necessity() {}

  /**
   * Whether and why an integration has to be told, given what it was told last.
   *
   * @param last empty if it never was
   * @param firing what fires now
   * @param resolved what of the group is resolved now
   */
  static Optional<Flush.Cause> of(
      Optional<LogEntry> last,
      Set<Fingerprint> firing,
      Set<Fingerprint> resolved,
      boolean sendResolved,
      Duration repeatInterval,
      Instant now) {
    if (last.isEmpty()) {
      return firing.isEmpty() ? Optional.empty() : Optional.of(Flush.Cause.FIRST);
    }
    LogEntry known = last.get();
    if (!known.firing().containsAll(firing)) {
      return Optional.of(Flush.Cause.NEW_ALERTS);
    }
    if (firing.isEmpty()) {
      // Also for those who don't want it: the entry must forget what fired.
      return known.firing().isEmpty() ? Optional.empty() : Optional.of(Flush.Cause.ALL_RESOLVED);
    }
    if (sendResolved && !known.resolved().containsAll(resolved)) {
      return Optional.of(Flush.Cause.RESOLVED_ALERTS);
    }
    return known.at().isBefore(now.minus(repeatInterval))
        ? Optional.of(Flush.Cause.REPEAT)
        : Optional.empty();
  }
}
