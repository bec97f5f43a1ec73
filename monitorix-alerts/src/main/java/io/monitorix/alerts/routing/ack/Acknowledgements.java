package io.monitorix.alerts.routing.ack;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.monitorix.alerts.labels.Fingerprint;
import io.monitorix.alerts.labels.LabelMatcher;
import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.routing.alert.Alert;
import io.monitorix.alerts.routing.alert.AlertBoard;
import io.monitorix.alerts.routing.matchers.Matchers;
import io.monitorix.alerts.routing.silence.InvalidSilenceException;
import io.monitorix.alerts.routing.silence.Silence;
import io.monitorix.alerts.routing.silence.Silences;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes silences for alerts that somebody takes care of, and ends them with these alerts, so that
 * one that fires anew is told anew. They are plain silences for whoever asks for silences.
 * Thread-safe.
 */
public final class Acknowledgements {

  private static final Logger LOG = LoggerFactory.getLogger(Acknowledgements.class);
  private static final String ALERT_NAME = "alertname";

  private final AlertBoard board;
  private final Silences silences;
  private final InstantSource clock;

  /** Of the alerts of a board. */
  public Acknowledgements(AlertBoard board, Silences silences, InstantSource clock) {
    this.board = board;
    this.silences = silences;
    this.clock = clock;
  }

  /** Matchers that an alert has to have all these labels for. */
  public static Matchers matchers(Labels labels) {
    List<LabelMatcher> matchers = new ArrayList<>();
    labels.toMap().forEach((name, value) -> matchers.add(LabelMatcher.equal(name, value)));
    return new Matchers(matchers);
  }

  /** Matchers of the alerts of a name in a group. */
  public static Matchers matchers(Labels group, Alert alert) {
    Matchers labels = matchers(group);
    String name = alert.labels().get(ALERT_NAME);
    return name.isEmpty() || !group.get(ALERT_NAME).isEmpty()
        ? labels
        : labels.and(new Matchers(List.of(LabelMatcher.equal(ALERT_NAME, name))));
  }

  /**
   * Acknowledges an alert: nobody is told of it until it is resolved, or the time is over.
   *
   * @return the silence; the one of before, changed, if it is acknowledged already
   * @throws NothingToAcknowledgeException if it does not fire
   */
  public Silence acknowledge(Alert alert, Acknowledgement acknowledgement) {
    if (alert.isResolved(clock.instant())) {
      throw new NothingToAcknowledgeException("the alert is resolved");
    }
    return silence(matchers(alert.labels()), Set.of(alert.fingerprint()), acknowledgement);
  }

  /**
   * Acknowledges all alerts that fire and that these matchers match, in one silence. It keeps
   * others quiet as well that come while one of them fires.
   *
   * @return the silence; the one of before, changed, if there is one with these matchers
   * @throws NothingToAcknowledgeException if none fires
   * @throws InvalidSilenceException if nothing can be silenced by these matchers
   */
  public Silence acknowledge(Matchers matchers, Acknowledgement acknowledgement) {
    Set<Fingerprint> firing =
        firing(matchers).stream().map(Alert::fingerprint).collect(toUnmodifiableSet());
    if (firing.isEmpty()) {
      throw new NothingToAcknowledgeException("no alert fires that " + matchers + " matches");
    }
    return silence(matchers, firing, acknowledgement);
  }

  /** The alerts that fire and that these matchers match. */
  public List<Alert> firing(Matchers matchers) {
    Instant now = clock.instant();
    return board.alerts().stream()
        .filter(alert -> !alert.isResolved(now) && matchers.matches(alert.labels()))
        .toList();
  }

  /**
   * Ends those whose alerts are all resolved. Alerts that are not known are none of these: after a
   * restart they have yet to come again.
   */
  public void endResolved() {
    Instant now = clock.instant();
    for (Silence silence : silences.acknowledging()) {
      if (silence.acknowledges().stream().allMatch(alert -> isResolved(alert, now))) {
        end(silence);
      }
    }
  }

  private boolean isResolved(Fingerprint fingerprint, Instant now) {
    return board.find(fingerprint).filter(alert -> alert.isResolved(now)).isPresent();
  }

  /** What cannot be written is tried again at the next turn. */
  private void end(Silence silence) {
    try {
      Silence ended = silences.expire(silence.id());
      LOG.info("acknowledgement ended with its alerts: id={}", ended.id());
    } catch (InvalidSilenceException e) {
      LOG.debug("somebody else ended it: id={}", silence.id());
    } catch (RuntimeException e) {
      LOG.warn("acknowledgement cannot be ended yet: id={} reason={}", silence.id(), e.toString());
    }
  }

  private synchronized Silence silence(
      Matchers matchers, Set<Fingerprint> alerts, Acknowledgement acknowledgement) {
    Instant now = clock.instant();
    Optional<Silence> before =
        silences.acknowledging().stream()
            .filter(silence -> silence.matchers().equals(matchers))
            .findFirst();
    Silence draft =
        Silence.draft(
            matchers,
            before.map(Silence::startsAt).orElse(now),
            now.plus(acknowledgement.lasting()),
            acknowledgement.createdBy(),
            acknowledgement.comment());
    return silences.set(draft.withId(before.map(Silence::id).orElse("")).acknowledging(alerts));
  }
}
