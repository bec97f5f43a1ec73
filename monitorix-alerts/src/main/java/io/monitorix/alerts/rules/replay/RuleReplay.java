package io.monitorix.alerts.rules.replay;

import io.monitorix.alerts.promql.Engine;
import io.monitorix.alerts.promql.script.MemorySeries;
import io.monitorix.alerts.rules.AlertSink;
import io.monitorix.alerts.rules.RuleEnvironment;
import io.monitorix.alerts.rules.RuleManager;
import io.monitorix.alerts.rules.RuleSettings;
import io.monitorix.alerts.rules.RuleTemplates;
import io.monitorix.alerts.rules.StateSource;
import io.monitorix.alerts.rules.VectorQuery;
import io.monitorix.alerts.rules.file.AlertSpec;
import io.monitorix.alerts.rules.file.RecordSpec;
import io.monitorix.alerts.rules.file.RuleFile;
import io.monitorix.alerts.storage.SeriesSet;
import io.monitorix.alerts.storage.SeriesSource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Evaluates rules over a time that has passed, each group at its interval and each rule after those
 * before it, as if they had been there then. Nothing is written and nothing is told to anybody.
 */
public final class RuleReplay {

  private RuleReplay() {}

  /**
   * Evaluates from start to end. Before the start nothing is known: an alert that has to hold for
   * longer than the time between them does not fire.
   *
   * @param past has the series; asked once for each selector
   */
  public static ReplayReport run(
      List<RuleFile> files, SeriesSource past, RuleSettings settings, Instant start, Instant end) {
    MemorySeries made = new MemorySeries();
    SeriesSource series = new PastSeries(past, made, names(files), end.toEpochMilli());
    VirtualTime clock = new VirtualTime(start);
    Episodes episodes = new Episodes();
    RuleManager manager =
        new RuleManager(
            new RuleEnvironment(
                VectorQuery.of(new Engine(series)),
                (matchers, hints) -> new SeriesSet(List.of(), List.of()),
                samples -> {
                  samples.forEach(each -> made.add(each.labels(), each.time(), each.value()));
                  return List.of();
                },
                AlertSink.NONE,
                RuleTemplates.TEMPLATES,
                StateSource.NONE,
                episodes,
                clock));
    manager.load(settings, files);
    Optional<Instant> next = manager.runDue();
    while (next.isPresent() && !next.get().isAfter(end)) {
      clock.now = next.get();
      next = manager.runDue();
    }
    return new ReplayReport(start, end, episodes.evaluations(), episodes.all(), episodes.errors());
  }

  private static Set<String> names(List<RuleFile> files) {
    Set<String> names = new HashSet<>(Set.of("ALERTS", "ALERTS_FOR_STATE"));
    files.stream()
        .flatMap(file -> file.groups().stream())
        .flatMap(group -> group.rules().stream())
        .filter(RecordSpec.class::isInstance)
        .forEach(rule -> names.add(rule.name()));
    return names;
  }

  /** How much of the past is needed to see what fires now: the longest that a rule waits. */
  public static Duration longestHold(List<RuleFile> files) {
    return files.stream()
        .flatMap(file -> file.groups().stream())
        .flatMap(group -> group.rules().stream())
        .filter(AlertSpec.class::isInstance)
        .map(rule -> ((AlertSpec) rule).hold())
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  /** Stands still until it is set. */
  private static final class VirtualTime implements InstantSource {
    private Instant now;

    VirtualTime(Instant start) {
      this.now = start;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
