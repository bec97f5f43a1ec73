package io.monitorix.alerts.store.routing;

import io.monitorix.alerts.labels.Fingerprint;
import io.monitorix.alerts.routing.alert.Alert;
import io.monitorix.alerts.rules.AlertState;
import io.monitorix.alerts.rules.GroupKey;
import io.monitorix.alerts.rules.RuleKey;
import io.monitorix.alerts.rules.RuleStatus;
import io.monitorix.alerts.store.query.StoredRule;
import io.monitorix.alerts.store.sql.Changes;
import io.monitorix.alerts.store.sql.RuleId;
import io.monitorix.alerts.store.sql.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of alerts that come from outside, for the history. No rule of ours found them: they
 * stand there with their name, in a group without one. Thread-safe: one lock.
 */
public final class PostedHistory {

  private static final GroupKey NO_GROUP = new GroupKey("", "");

  private final Map<Fingerprint, Alert> firing = new LinkedHashMap<>();

  /** Goes on with those that are kept; the ones among them that have ended are told of. */
  public PostedHistory(Collection<Alert> kept) {
    kept.forEach(alert -> firing.put(alert.fingerprint(), alert));
  }

  /** What is new with alerts that came in, as they are after merging. */
  public synchronized Changes taken(Collection<Alert> alerts, Instant now) {
    Changes changes = new Changes();
    for (Alert alert : alerts) {
      Alert before = firing.get(alert.fingerprint());
      boolean fired = before != null && !before.isResolved(now);
      if (before != null && !fired) {
        ended(changes, before, now);
      }
      if (alert.isResolved(now)) {
        firing.remove(alert.fingerprint());
        if (fired) {
          add(changes, alert, now, AlertState.FIRING, AlertState.INACTIVE);
        }
      } else {
        firing.put(alert.fingerprint(), alert);
        if (!fired) {
          add(changes, alert, now, null, AlertState.FIRING);
        }
      }
    }
    return changes;
  }

  /** Those that have ended by themselves by then, as they did not come again. */
  public synchronized Changes ended(Instant now) {
    Changes changes = new Changes();
    firing.values().stream()
        .filter(alert -> alert.isResolved(now))
        .forEach(alert -> ended(changes, alert, now));
    return changes;
  }

  /** Those have been told of: the changes are on their way. */
  public synchronized void forgetEnded(Instant now) {
    firing.values().removeIf(alert -> alert.isResolved(now));
  }

  private static void ended(Changes changes, Alert alert, Instant now) {
    Instant end = Objects.requireNonNullElse(alert.endsAt(), now);
    add(changes, alert, end, AlertState.FIRING, AlertState.INACTIVE);
  }

  private static void add(
      Changes changes, Alert alert, Instant time, @Nullable AlertState before, AlertState after) {
    RuleKey key = new RuleKey(NO_GROUP, alert.labels().get("alertname"), Map.of());
    RuleStatus status = new RuleStatus(RuleStatus.Health.UNKNOWN, null, time, Duration.ZERO);
    changes.ruleGone(RuleId.of(key), new StoredRule(key, status));
    boolean over = after == AlertState.INACTIVE;
    changes.transition(
        new Transition(
            RuleId.of(key),
            alert.fingerprint(),
            time,
            before,
            new io.monitorix.alerts.rules.Alert(
                alert.labels(),
                alert.annotations().toMap(),
                after,
                Double.NaN,
                alert.startsAt(),
                alert.startsAt(),
                null,
                over ? time : null,
                time)));
  }
}
