package io.monitorix.alerts.routing.fallback;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.routing.alert.Alert;
import io.monitorix.alerts.routing.dispatch.Flush;
import io.monitorix.alerts.routing.dispatch.Integration;
import io.monitorix.alerts.routing.dispatch.Notifier;
import io.monitorix.alerts.routing.hold.Marks;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells integrations, and in the place of those that keep failing the integrations of another
 * receiver; these are told of the end of what they know, too. Whoever fails is tried on, and told
 * alone again once it works. Thread-safe.
 */
public final class FallbackNotifier implements Notifier {

  private static final Logger LOG = LoggerFactory.getLogger(FallbackNotifier.class);

  private final Notifier notifier;
  private final Map<String, Fallback> fallbacks;
  private final Map<String, List<Integration>> integrations;
  private final StandIns standIns;
  private final InstantSource clock;
  private final Map<String, Instant> failingSince = new ConcurrentHashMap<>();

  /**
   * Over a notifier.
   *
   * @param fallbacks of receivers, by their names
   * @param integrations of all receivers, by their names
   * @param marks remembers over a restart who was told
   */
  public FallbackNotifier(
      Notifier notifier,
      Map<String, Fallback> fallbacks,
      Map<String, List<Integration>> integrations,
      Marks marks,
      InstantSource clock) {
    this.notifier = notifier;
    this.fallbacks = Map.copyOf(fallbacks);
    this.integrations = integrations;
    this.standIns = new StandIns(marks);
    this.clock = clock;
  }

  @Override
  public HandOver notify(Flush flush) {
    Fallback fallback = fallbacks.get(flush.receiver());
    return fallback == null ? notifier.notify(flush) : notify(flush, fallback);
  }

  @Override
  public boolean toldOthers(Flush flush) {
    return fallbacks.containsKey(flush.receiver()) && standIns.isTold(flush);
  }

  private HandOver notify(Flush flush, Fallback fallback) {
    HandOver outcome = attempt(flush);
    String integration = flush.integration().key();
    if (outcome instanceof Sent) {
      if (failingSince.remove(integration) != null) {
        LOG.info("an integration works again: integration={}", integration);
      }
      if (flush.firing().isEmpty() && standIns.isTold(flush)) {
        standIn(flush, fallback);
      }
      return outcome;
    }
    Instant now = clock.instant();
    Instant since = failingSince.computeIfAbsent(integration, any -> now);
    boolean refused = outcome instanceof GivenUp;
    boolean news = !flush.firing().isEmpty() || standIns.isTold(flush);
    boolean tooLong = refused || !now.isBefore(since.plus(fallback.after()));
    if (tooLong && news && !standIns.knows(flush)) {
      standIn(flush, fallback);
    }
    return outcome;
  }

  private HandOver attempt(Flush flush) {
    try {
      return notifier.notify(flush);
    } catch (RuntimeException e) {
      return new RetryLater(e.toString(), Optional.empty());
    }
  }

  /** What fails here is tried again with the next attempt to tell whom it is for. */
  private void standIn(Flush flush, Fallback fallback) {
    boolean all = true;
    for (Integration other : integrations.getOrDefault(fallback.to(), List.of())) {
      Flush copy = copy(flush, other);
      if (copy.alerts().isEmpty()) {
        continue;
      }
      HandOver outcome = attempt(copy);
      LOG.warn(
          "told in the place of another: integration={} instead_of={} group={} told={}",
          other.key(),
          flush.integration().key(),
          flush.groupKey(),
          outcome instanceof Sent);
      all &= outcome instanceof Sent;
    }
    if (all && flush.firing().isEmpty()) {
      standIns.over(flush);
    } else if (all) {
      standIns.told(flush);
    }
  }

  private static Flush copy(Flush flush, Integration other) {
    String note = "[" + flush.receiver() + " cannot be reached] ";
    return new Flush(
        other,
        flush.groupKey() + "/fallback=" + flush.integration().key(),
        flush.groupLabels(),
        flush.alerts().stream()
            .filter(alert -> other.sendResolved() || !alert.isResolved(flush.at()))
            .map(alert -> noted(alert, note))
            .toList(),
        flush.cause(),
        flush.at(),
        flush.repeatInterval(),
        flush.deadline(),
        1,
        Optional.empty());
  }

  private static Alert noted(Alert alert, String note) {
    Map<String, String> annotations = new LinkedHashMap<>(alert.annotations().toMap());
    String summary = annotations.getOrDefault("summary", alert.labels().get("alertname"));
    annotations.put("summary", note + summary);
    return new Alert(
        alert.fingerprint(),
        alert.labels(),
        Labels.of(annotations),
        alert.startsAt(),
        alert.endsAt(),
        alert.generatorUrl(),
        alert.updatedAt(),
        alert.timeout());
  }
}
