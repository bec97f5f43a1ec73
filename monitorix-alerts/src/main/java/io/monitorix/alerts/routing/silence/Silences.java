package io.monitorix.alerts.routing.silence;

import io.monitorix.alerts.labels.LabelMatcher;
import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.labels.Names;
import io.monitorix.alerts.routing.interval.TimeIntervals;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * All silences. They are changed as Alertmanager does it: what cannot be changed under its id ends
 * now and comes again under a new one. Maintenance windows are among them, and stay as their
 * configuration says. Thread-safe; a change is in the store before it counts.
 */
public final class Silences {

  private final InstantSource clock;
  private final Duration retention;
  private final SilenceStore store;
  private final Supplier<String> ids;
  private final Placement placement;
  private final Map<String, Silence> silences = new LinkedHashMap<>();
  private Maintenance maintenance = Maintenance.NONE;

  /**
   * With those that the store keeps.
   *
   * @param retention how long expired ones are kept
   * @param ids gives new ids: UUIDs
   */
  public Silences(
      InstantSource clock, Duration retention, SilenceStore store, Supplier<String> ids) {
    this(clock, retention, store, ids, Placement.NONE);
  }

  /**
   * With those that the store keeps, where it is known on which node things are: maintenance of it
   * covers what is on it at that time.
   *
   * @param retention how long expired ones are kept
   * @param ids gives new ids: UUIDs
   */
  public Silences(
      InstantSource clock,
      Duration retention,
      SilenceStore store,
      Supplier<String> ids,
      Placement placement) {
    this.placement = placement;
    this.clock = clock;
    this.retention = retention;
    this.store = store;
    this.ids = ids;
    store.load().forEach(silence -> silences.put(silence.id(), silence));
  }

  /**
   * Has maintenance windows come and go by themselves, in place of those before.
   *
   * @param intervals those that they name
   */
  public synchronized void schedule(List<MaintenanceWindow> windows, TimeIntervals intervals) {
    maintenance = new Maintenance(windows, intervals, clock.instant());
  }

  /**
   * Creates one, if it has no id, or changes the one with its id. An active one keeps its id if
   * matchers and start (to the second) stay as they are, a pending one if its matchers do and it
   * still begins in the future; an expired one never does.
   *
   * @return as it now is, with its id
   * @throws InvalidSilenceException if it has no matchers, or ends before it begins, or in the
   *     past, or is a maintenance window
   * @throws UnknownSilenceException if it has an id that is not known
   */
  public synchronized Silence set(Silence silence) {
    Instant now = clock.instant();
    refuseMaintenance(silence.id());
    validate(silence, now);
    Silence previous = null;
    if (!silence.id().isEmpty()) {
      previous = get(silence.id());
      if (canChange(previous, silence, now)) {
        return save(keepingLink(silence, previous), now);
      }
    }
    Instant start = silence.startsAt().isBefore(now) ? now : silence.startsAt();
    Silence created = save(silence.withId(ids.get()).during(start, silence.endsAt()), now);
    if (previous != null && previous.state(now) != SilenceState.EXPIRED) {
      end(previous, now);
    }
    return created;
  }

  /**
   * Ends one now.
   *
   * @throws UnknownSilenceException if it is not known
   * @throws InvalidSilenceException if it is over, or a maintenance window
   */
  public synchronized Silence expire(String id) {
    Instant now = clock.instant();
    refuseMaintenance(id);
    Silence silence = get(id);
    if (silence.state(now) == SilenceState.EXPIRED) {
      throw new InvalidSilenceException("silence " + id + " already expired");
    }
    return end(silence, now);
  }

  /** One. */
  public synchronized Optional<Silence> find(String id) {
    return all(clock.instant()).filter(silence -> silence.id().equals(id)).findFirst();
  }

  /**
   * Those that are in one of the states and pass a filter, as Alertmanager's API understands it:
   * what a silence compares a label with is taken for the value of that label. Active ones come
   * first, those that end soonest before the others; then pending ones, by their start; then
   * expired ones, the last that ended first.
   */
  public synchronized List<Silence> find(
      Set<SilenceState> states, Collection<LabelMatcher> filter) {
    Instant now = clock.instant();
    return where(
        silence -> states.contains(silence.state(now)) && SilenceFilter.passes(silence, filter));
  }

  /** Those that are in one of the states and keep alerts with these labels quiet when active. */
  public synchronized List<Silence> matching(Set<SilenceState> states, Labels labels) {
    Instant now = clock.instant();
    Placed alert = new Placed(labels, placement);
    return where(silence -> states.contains(silence.state(now)) && silence.covers(alert));
  }

  /** The ids of those that keep alerts with these labels quiet at this time. */
  public synchronized List<String> silencing(Labels labels, Instant now) {
    Placed alert = new Placed(labels, placement);
    Stream<String> made =
        silences.values().stream()
            .filter(silence -> silence.state(now) == SilenceState.ACTIVE)
            .filter(silence -> silence.covers(alert))
            .map(Silence::id);
    return Stream.concat(made, maintenance.silencing(alert, now)).toList();
  }

  /** Drops those that expired longer ago than the retention. */
  public synchronized void forgetExpired() {
    Instant oldest = clock.instant().minus(retention);
    List<Silence> old =
        silences.values().stream().filter(silence -> silence.endsAt().isBefore(oldest)).toList();
    for (Silence silence : old) {
      store.delete(silence.id());
      silences.remove(silence.id());
    }
  }

  /** Those that are active and end with alerts. */
  public synchronized List<Silence> acknowledging() {
    Instant now = clock.instant();
    return silences.values().stream()
        .filter(silence -> !silence.acknowledges().isEmpty())
        .filter(silence -> silence.state(now) == SilenceState.ACTIVE)
        .toList();
  }

  /** How many there are in each state, expired ones as long as they are kept. */
  public synchronized Map<SilenceState, Long> count() {
    Instant now = clock.instant();
    Map<SilenceState, Long> counts = new EnumMap<>(SilenceState.class);
    for (SilenceState state : SilenceState.values()) {
      counts.put(state, 0L);
    }
    silences.values().forEach(silence -> counts.merge(silence.state(now), 1L, Long::sum));
    return counts;
  }

  private List<Silence> where(Predicate<Silence> condition) {
    Instant now = clock.instant();
    return all(now).filter(condition).sorted(SilenceFilter.order(now)).toList();
  }

  private Stream<Silence> all(Instant now) {
    Instant oldest = now.minus(retention);
    Stream<Silence> planned =
        maintenance.silences(now).filter(silence -> !silence.endsAt().isBefore(oldest));
    return Stream.concat(silences.values().stream(), planned);
  }

  private Silence get(String id) {
    return Optional.ofNullable(silences.get(id)).orElseThrow(UnknownSilenceException::new);
  }

  private void refuseMaintenance(String id) {
    if (maintenance.has(id)) {
      throw new InvalidSilenceException(
          "silence " + id + " is a maintenance window of the configuration: change it there");
    }
  }

  private static void validate(Silence silence, Instant now) {
    if (!silence.startsAt().isBefore(silence.endsAt())) {
      throw new InvalidSilenceException(
          "Failed to create silence: start time must be before end time");
    }
    if (silence.endsAt().isBefore(now)) {
      throw new InvalidSilenceException("Failed to create silence: end time can't be in the past");
    }
    if (silence.matchers().isEmpty()) {
      throw new InvalidSilenceException("silence invalid: at least one matcher required");
    }
    List<LabelMatcher> matchers = silence.matchers().list();
    for (LabelMatcher matcher : matchers) {
      if (!Names.isValid(matcher.name())) {
        throw new InvalidSilenceException(
            "silence invalid: invalid label name " + Names.quote(matcher.name()));
      }
    }
    if (matchers.stream().allMatch(LabelMatcher::matchesEmpty)) {
      throw new InvalidSilenceException(
          "silence invalid: at least one matcher must not match the empty string");
    }
  }

  /** Who changes the end or the comment with amtool does not know of the alerts. */
  private static Silence keepingLink(Silence changed, Silence old) {
    return changed.acknowledges().isEmpty() ? changed.acknowledging(old.acknowledges()) : changed;
  }

  private static boolean canChange(Silence old, Silence changed, Instant now) {
    if (!old.matchers().equals(changed.matchers())) {
      return false;
    }
    return switch (old.state(now)) {
      case ACTIVE -> old.startsAt().getEpochSecond() == changed.startsAt().getEpochSecond();
      case PENDING -> !changed.startsAt().isBefore(now);
      case EXPIRED -> false;
    };
  }

  private Silence end(Silence silence, Instant now) {
    boolean pending = silence.state(now) == SilenceState.PENDING;
    return save(silence.during(pending ? now : silence.startsAt(), now), now);
  }

  private Silence save(Silence silence, Instant now) {
    Silence updated = silence.updated(now);
    store.save(updated);
    silences.put(updated.id(), updated);
    return updated;
  }
}
