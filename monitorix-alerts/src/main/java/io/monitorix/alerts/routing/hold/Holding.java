package io.monitorix.alerts.routing.hold;

import io.monitorix.alerts.labels.Fingerprint;
import io.monitorix.alerts.routing.alert.Alert;
import io.monitorix.alerts.routing.dispatch.Flush;
import io.monitorix.alerts.routing.dispatch.Integration;
import io.monitorix.alerts.routing.dispatch.Notifier;
import io.monitorix.alerts.routing.dispatch.Withheld;
import io.monitorix.alerts.routing.hold.HoldPolicy.QuietHours;
import io.monitorix.alerts.routing.interval.TimeIntervals;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells integrations, or holds back what they are to be told until it may go out, as one digest for
 * each. What is held back counts as told: it is kept. Thread-safe.
 */
public final class Holding implements Notifier, Withheld {

  private static final Logger LOG = LoggerFactory.getLogger(Holding.class);

  private static final Duration PAUSE = Duration.ofMinutes(1);

  /** What is refused may be taken once somebody has set it right. */
  private static final Duration LONG_PAUSE = Duration.ofHours(1);

  private final Notifier notifier;
  private final Map<String, HoldPolicy> policies;
  private final TimeIntervals intervals;
  private final HeldStore store;
  private final Settling settling;
  private final Digests digests;
  private final InstantSource clock;
  private final Allowance allowance = new Allowance();
  private final Map<String, Map<Fingerprint, Held>> held = new LinkedHashMap<>();
  private final List<Held> orphans = new ArrayList<>();
  private final Map<String, Instant> notBefore = new HashMap<>();

  /**
   * What it goes by.
   *
   * @param policies of receivers, by their names
   * @param integrations all that there are, by the names of their receivers
   * @param quietStart how long what is wrong with a new cluster is held back; empty for not at all
   * @param intervals those that quiet hours name
   */
  public record Rules(
      Map<String, HoldPolicy> policies,
      Map<String, List<Integration>> integrations,
      Optional<Duration> quietStart,
      TimeIntervals intervals) {}

  /**
   * With what was held back before.
   *
   * @param notifier tells what may go out
   * @param known what is known of alerts now
   */
  public Holding(
      Notifier notifier,
      Rules rules,
      HoldMemory memory,
      Function<Fingerprint, Optional<Alert>> known,
      InstantSource clock) {
    this.notifier = notifier;
    this.policies = Map.copyOf(rules.policies());
    this.intervals = rules.intervals();
    this.store = memory.held();
    this.settling = new Settling(rules.quietStart(), memory.marks());
    this.digests = new Digests(known);
    this.clock = clock;
    restore(rules.integrations());
  }

  private void restore(Map<String, List<Integration>> integrations) {
    Map<Boolean, List<Held>> known =
        store.load().stream()
            .collect(
                Collectors.partitioningBy(
                    each ->
                        integrations.getOrDefault(each.integration().receiver(), List.of()).stream()
                            .anyMatch(other -> other.key().equals(each.integration().key()))));
    known.getOrDefault(true, List.of()).forEach(this::put);
    orphans.addAll(known.getOrDefault(false, List.of()));
  }

  /** Not before it runs: one that is only shown must not change anything. */
  private synchronized void dropOrphans() {
    if (!orphans.isEmpty()) {
      LOG.warn(
          "what was held back is dropped, there is no such integration any more: integrations={}",
          orphans.stream().map(each -> each.integration().key()).distinct().toList());
      try {
        store.delete(orphans);
        orphans.clear();
      } catch (RuntimeException e) {
        LOG.error("what nobody can be told is dropped later", e);
      }
    }
  }

  /** These clusters are there: those that never were are new from now on. */
  public void seen(Collection<String> clusters) {
    settling.seen(clusters, clock.instant());
  }

  @Override
  public boolean toldOthers(Flush flush) {
    return notifier.toldOthers(flush);
  }

  /** Tells it, or keeps it: that counts as told, too. */
  @Override
  public HandOver notify(Flush flush) {
    Instant now = clock.instant();
    Optional<String> reason = reason(flush.integration(), flush.alerts(), now);
    if (reason.isPresent()) {
      hold(flush, reason.get());
      return new Sent("held back: " + reason.get(), flush.previous());
    }
    HandOver outcome = notifier.notify(flush);
    if (outcome instanceof Sent) {
      told(flush, clock.instant());
    }
    return outcome;
  }

  @Override
  public synchronized Optional<String> reason(Integration integration, Fingerprint alert) {
    return Optional.ofNullable(held.getOrDefault(integration.key(), Map.of()).get(alert))
        .map(Held::reason);
  }

  /** How many alerts are held back, by the reason; one counts for each of its integrations. */
  public synchronized Map<String, Long> counts() {
    return held.values().stream()
        .flatMap(each -> each.values().stream())
        .collect(Collectors.groupingBy(Held::reason, TreeMap::new, Collectors.counting()));
  }

  /**
   * Hands out what may be told now.
   *
   * @param executor runs an attempt for an integration
   */
  public void tick(BiConsumer<Integration, Runnable> executor) {
    dropOrphans();
    Instant now = clock.instant();
    for (List<Held> ready : ready(now)) {
      Integration integration = ready.get(0).integration();
      executor.accept(integration, () -> release(integration, ready));
    }
  }

  /** When something may go out next: intervals begin and end with minutes. */
  public synchronized Optional<Instant> nextDue() {
    return held.isEmpty()
        ? Optional.empty()
        : Optional.of(clock.instant().truncatedTo(ChronoUnit.MINUTES).plus(PAUSE));
  }

  private Optional<String> reason(Integration integration, List<Alert> alerts, Instant now) {
    if (!alerts.isEmpty()
        && alerts.stream().allMatch(each -> settling.isNew(each.labels().get("cluster"), now))) {
      return Optional.of("new cluster");
    }
    HoldPolicy policy = policies.get(integration.receiver());
    if (policy == null) {
      return Optional.empty();
    }
    if (policy.quietHours().filter(quiet -> isQuiet(quiet, alerts, now)).isPresent()) {
      return Optional.of("quiet hours");
    }
    synchronized (this) {
      return policy
          .rateLimit()
          .filter(limit -> allowance.isUsedUp(integration.key(), limit, now))
          .map(limit -> "rate limit");
    }
  }

  private boolean isQuiet(QuietHours quiet, List<Alert> alerts, Instant now) {
    boolean quietNow =
        !intervals.containing(quiet.names(), now).isEmpty()
            || quiet.specs().stream().anyMatch(spec -> spec.contains(now));
    return quietNow
        && alerts.stream()
            .noneMatch(
                alert -> quiet.except().stream().anyMatch(each -> each.matches(alert.labels())));
  }

  private synchronized void hold(Flush flush, String reason) {
    List<Held> added =
        flush.alerts().stream().map(alert -> new Held(flush.integration(), reason, alert)).toList();
    store.save(added);
    added.forEach(this::put);
  }

  private void put(Held each) {
    held.computeIfAbsent(each.integration().key(), any -> new LinkedHashMap<>())
        .put(each.alert().fingerprint(), each);
  }

  /** What it was told now need not stand in the digest again. */
  private synchronized void told(Flush flush, Instant now) {
    String integration = flush.integration().key();
    allowance.count(integration, now);
    Map<Fingerprint, Held> waiting = held.getOrDefault(integration, Map.of());
    drop(
        flush.alerts().stream()
            .map(alert -> Optional.ofNullable(waiting.get(alert.fingerprint())))
            .flatMap(Optional::stream)
            .toList());
  }

  private synchronized List<List<Held>> ready(Instant now) {
    List<List<Held>> all = new ArrayList<>();
    held.forEach(
        (integration, waiting) -> {
          List<Held> ready =
              waiting.values().stream()
                  .filter(each -> reason(each.integration(), List.of(each.alert()), now).isEmpty())
                  .toList();
          boolean pausing = notBefore.getOrDefault(integration, now).isAfter(now);
          if (!ready.isEmpty() && !pausing) {
            // Until the attempt is over, no other is made.
            notBefore.put(integration, now.plus(LONG_PAUSE));
            all.add(ready);
          }
        });
    return all;
  }

  private void release(Integration integration, List<Held> ready) {
    Flush digest = digests.of(integration, ready, clock.instant());
    HandOver outcome;
    try {
      outcome = notifier.notify(digest);
    } catch (RuntimeException e) {
      outcome = new RetryLater(e.toString(), Optional.empty());
    }
    released(integration, ready, outcome);
  }

  private synchronized void released(Integration integration, List<Held> ready, HandOver outcome) {
    Instant now = clock.instant();
    if (outcome instanceof Sent) {
      notBefore.remove(integration.key());
      allowance.count(integration.key(), now);
      drop(ready);
    } else if (outcome instanceof RetryLater later) {
      notBefore.put(integration.key(), now.plus(later.after().orElse(PAUSE)));
      warn(integration, ready, later.reason());
    } else if (outcome instanceof GivenUp given) {
      notBefore.put(integration.key(), now.plus(LONG_PAUSE));
      warn(integration, ready, given.reason());
    }
  }

  private static void warn(Integration integration, List<Held> ready, String reason) {
    LOG.warn(
        "a digest was not told, it is tried again: integration={} alerts={} reason={}",
        integration.key(),
        ready.size(),
        reason);
  }

  /** Those that have not changed meanwhile. */
  private void drop(List<Held> told) {
    List<Held> gone = new ArrayList<>();
    for (Held each : told) {
      Map<Fingerprint, Held> waiting = held.getOrDefault(each.integration().key(), Map.of());
      if (waiting.remove(each.alert().fingerprint(), each)) {
        gone.add(each);
      }
      if (waiting.isEmpty()) {
        held.remove(each.integration().key());
      }
    }
    if (!gone.isEmpty()) {
      try {
        store.delete(gone);
      } catch (RuntimeException e) {
        LOG.error("what was told will be told once more after a restart", e);
      }
    }
  }
}
