package io.monitorix.exporter.poll;

import io.monitorix.client.PermissionException;
import io.monitorix.exporter.catalog.Collectors;
import io.monitorix.exporter.collect.Collector;
import io.monitorix.exporter.collect.Failures;
import io.monitorix.exporter.collect.Inventory;
import io.monitorix.exporter.collect.Privilege;
import io.monitorix.exporter.collect.Readings;
import io.monitorix.exporter.collect.Source;
import io.monitorix.exporter.config.CollectorIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sums up how the collectors of a target do. Safe for several threads. */
final class Report {

  private static final Logger log = LoggerFactory.getLogger(Report.class);

  private final String target;
  private final Collectors collectors;
  private final List<SourceCells<?>> cells;
  private final Set<MissingPermission> told = ConcurrentHashMap.newKeySet();

  Report(String target, Collectors collectors, List<SourceCells<?>> cells) {
    this.target = target;
    this.collectors = collectors;
    this.cells = List.copyOf(cells);
  }

  Snapshot snapshot(
      Instant now,
      Duration took,
      boolean reachable,
      Inventory inventory,
      Readings readings,
      Rights rights) {
    List<CollectorRun> runs = new ArrayList<>();
    Set<MissingPermission> missing = new LinkedHashSet<>();
    Map<CollectorIdentity, Long> missedRuns = new HashMap<>();
    for (Collector collector : collectors.all()) {
      List<SourceCells<?>> needed =
          cells.stream().filter(each -> collector.sources().contains(each.source())).toList();
      runs.addAll(runs(collector.name(), needed, rights));
      needed.forEach(each -> missing.addAll(missing(collector.name(), each, rights)));
      missedRuns.put(collector.name(), needed.stream().mapToLong(SourceCells::missed).sum());
    }
    tell(missing);
    return new Snapshot(
        target, now, took, reachable, inventory, readings, runs, missing, missedRuns, problem());
  }

  /** How a collector did on one node, or as a whole. */
  private static final class Tally {
    private boolean success = true;
    private boolean complete = true;
    private Duration duration = Duration.ZERO;
    private @Nullable Instant earliest;
    private @Nullable Instant latest;

    void add(Cell<?> cell) {
      success &= !cell.isFailing();
      if (cell.duration().compareTo(duration) > 0) {
        duration = cell.duration();
      }
      Instant read = cell.lastSuccess().orElse(null);
      complete &= read != null;
      if (read != null) {
        earliest = earliest == null || read.isBefore(earliest) ? read : earliest;
        latest = latest == null || read.isAfter(latest) ? read : latest;
      }
    }
  }

  private static List<CollectorRun> runs(
      CollectorIdentity name, List<SourceCells<?>> needed, Rights rights) {
    Map<String, Tally> whole = new LinkedHashMap<>();
    Map<String, Tally> each = new LinkedHashMap<>();
    for (SourceCells<?> source : needed) {
      boolean paced = isPaced(source.source());
      for (Cell<?> cell : source.all()) {
        if (cell.isAttempted() && rights.missing(source.source(), cell.subject()).isEmpty()) {
          String node = cell.subject().node() == null ? "" : cell.subject().node();
          (paced ? each : whole).computeIfAbsent(node, any -> new Tally()).add(cell);
        }
      }
    }
    Set<String> nodes = new LinkedHashSet<>(whole.keySet());
    nodes.addAll(each.keySet());
    List<CollectorRun> runs = new ArrayList<>();
    for (String node : nodes) {
      runs.add(run(name, node, whole.get(node), each.get(node)));
    }
    return runs;
  }

  private static CollectorRun run(
      CollectorIdentity name, String node, @Nullable Tally whole, @Nullable Tally each) {
    Duration duration = Duration.ZERO;
    boolean success = true;
    Instant last = null;
    if (each != null) {
      success = each.success;
      duration = each.duration;
      last = each.latest;
    }
    if (whole != null) {
      success &= whole.success;
      duration = whole.duration.compareTo(duration) > 0 ? whole.duration : duration;
      Instant all = whole.complete ? whole.earliest : null;
      last = each == null || all == null ? all : last == null || all.isBefore(last) ? all : last;
    }
    return new CollectorRun(name, node.isEmpty() ? null : node, success, duration, last);
  }

  private static boolean isPaced(Source<?> source) {
    return source.scope() == Source.Scope.GUEST || source.scope() == Source.Scope.STORAGE;
  }

  private static Set<MissingPermission> missing(
      CollectorIdentity name, SourceCells<?> source, Rights rights) {
    Set<MissingPermission> missing = new HashSet<>();
    for (Cell<?> cell : source.all()) {
      for (Privilege privilege : rights.missing(source.source(), cell.subject())) {
        missing.add(new MissingPermission(name, common(privilege.path()), privilege.name()));
      }
    }
    for (PermissionException refusal : source.refusals()) {
      String path = refusal.permissionPath();
      if (path != null) {
        missing.add(
            new MissingPermission(name, common(path), String.join("|", refusal.privileges())));
      }
    }
    return missing;
  }

  /** One series for all guests: they are many, and rights on them are mostly given together. */
  private static String common(String path) {
    return path.startsWith("/vms/") ? "/vms" : path;
  }

  private void tell(Set<MissingPermission> missing) {
    told.removeIf(each -> !missing.contains(each));
    for (MissingPermission each : missing) {
      if (told.add(each)) {
        log.warn(
            "permission missing: target={} collector={} path={} privilege={}",
            target,
            each.collector().key(),
            each.path(),
            each.privilege());
      }
    }
  }

  /** The first failure: when a server is gone each source fails, and the rest says no more. */
  private @Nullable String problem() {
    Set<String> problems = new LinkedHashSet<>();
    for (SourceCells<?> source : cells) {
      for (Cell<?> cell : source.all()) {
        cell.failure().map(Failures::words).ifPresent(problems::add);
      }
    }
    String first = problems.stream().findFirst().orElse(null);
    return problems.size() < 2
        ? first
        : first + " (and " + (problems.size() - 1) + " more, see the log)";
  }
}
