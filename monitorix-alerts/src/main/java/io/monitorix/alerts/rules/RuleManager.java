package io.monitorix.alerts.rules;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.rules.file.GroupSpec;
import io.monitorix.alerts.rules.file.RuleFile;
import io.monitorix.alerts.storage.StaleMarker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Has the groups of all rule files, and evaluates each when it is due. {@link RuleRunner} does that
 * on threads; {@link #runDue} does it on the caller's, for clocks that are not real. Thread-safe.
 */
public final class RuleManager {

  private final RuleEnvironment environment;
  private Map<GroupKey, GroupSchedule> schedules = new TreeMap<>();
  private final List<Ending> endings = new ArrayList<>();
  private boolean started;

  /** Series of a group that is gone, which end unless another group goes on with them. */
  private record Ending(Instant due, long time, List<Labels> series) {}

  /** Without any rules yet. */
  public RuleManager(RuleEnvironment environment) {
    this.environment = environment;
  }

  /**
   * Takes these files in the place of those before. Groups that did not change go on; in others,
   * rules with the same name and labels keep their alerts and series. The first time, alerts of
   * before the start are restored.
   */
  public synchronized void load(RuleSettings settings, List<RuleFile> files) {
    Instant now = environment.clock().instant();
    Map<GroupKey, GroupSchedule> old = schedules;
    Map<GroupKey, GroupSchedule> loaded = new TreeMap<>();
    for (RuleFile file : files) {
      for (GroupSpec spec : file.groups()) {
        GroupKey key = new GroupKey(file.file(), spec.name());
        GroupSchedule before = old.get(key);
        loaded.putIfAbsent(
            key,
            before != null && before.group().sameAs(spec, settings)
                ? before
                : replacement(
                    new RuleGroup(file.file(), spec, settings, environment), before, now));
      }
    }
    old.forEach(
        (key, schedule) -> {
          if (!loaded.containsKey(key)) {
            endings.add(ending(schedule.group(), now));
          }
        });
    schedules = loaded;
    started = true;
  }

  private GroupSchedule replacement(RuleGroup group, @Nullable GroupSchedule before, Instant now) {
    GroupSchedule schedule = new GroupSchedule(group, now);
    if (before != null) {
      group.copyState(before.group());
      schedule.missedBefore(before);
    } else if (!started) {
      group.restoreState();
    }
    return schedule;
  }

  /** After two intervals a renamed group has written what it goes on with. */
  private static Ending ending(RuleGroup group, Instant now) {
    return new Ending(
        now.plus(group.interval().multipliedBy(2)), now.toEpochMilli(), group.retire());
  }

  /** All groups, by file and name. */
  public synchronized List<RuleGroup> groups() {
    return schedules.values().stream().map(GroupSchedule::group).toList();
  }

  /** How many evaluations of a group were left out, as those before took too long. */
  public synchronized long missed(GroupKey group) {
    GroupSchedule schedule = schedules.get(group);
    return schedule == null ? 0 : schedule.missed();
  }

  /**
   * Evaluates what is due, one group after the other in the order in which they became due.
   *
   * @return when the next is due; empty without groups
   */
  public Optional<Instant> runDue() {
    Instant now = environment.clock().instant();
    schedules().stream()
        .sorted(Comparator.comparing(GroupSchedule::next))
        .forEach(schedule -> schedule.runIfDue(now));
    endSeries(now);
    return nextDue();
  }

  synchronized List<GroupSchedule> schedules() {
    return List.copyOf(schedules.values());
  }

  /** When the next group is due that is not at it. */
  synchronized Optional<Instant> nextDue() {
    return schedules.values().stream()
        .filter(schedule -> !schedule.isRunning())
        .map(GroupSchedule::next)
        .min(Comparator.naturalOrder());
  }

  Instant now() {
    return environment.clock().instant();
  }

  void endSeries(Instant now) {
    List<Sample> ends = new ArrayList<>();
    synchronized (this) {
      Set<Labels> alive = null;
      for (Iterator<Ending> all = endings.iterator(); all.hasNext(); ) {
        Ending ending = all.next();
        if (ending.due().isAfter(now)) {
          continue;
        }
        all.remove();
        alive = alive == null ? aliveSeries() : alive;
        for (Labels series : ending.series()) {
          if (!alive.contains(series)) {
            ends.add(new Sample(series, ending.time(), StaleMarker.VALUE));
          }
        }
      }
    }
    if (!ends.isEmpty()) {
      environment.samples().append(ends);
    }
  }

  private Set<Labels> aliveSeries() {
    Set<Labels> alive = new HashSet<>();
    schedules.values().forEach(schedule -> alive.addAll(schedule.group().series()));
    return alive;
  }
}
