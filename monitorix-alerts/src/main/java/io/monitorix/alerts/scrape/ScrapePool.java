package io.monitorix.alerts.scrape;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.scrape.config.ScrapeConfig;
import io.monitorix.alerts.scrape.config.TargetGroup;
import io.monitorix.alerts.scrape.discovery.Discovery;
import io.monitorix.alerts.scrape.labelled.Made;
import io.monitorix.alerts.scrape.labelled.Target;
import io.monitorix.alerts.scrape.labelled.TargetMaker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One job: what discovery names for it, and a loop for each target. Thread-safe. */
final class ScrapePool {

  private static final Logger log = LoggerFactory.getLogger(ScrapePool.class);

  private static final ScrapeCounts NONE = new ScrapeCounts(0, 0, 0, Map.of());

  private final Job job;
  private final Discovery discovery;
  private final TargetMaker maker;
  private final ScrapeContext context;
  private @Nullable List<TargetGroup> known;
  private Map<Target, ScrapeLoop> loops;
  private Set<Labels> dropped = Set.of();
  private Set<String> failures = Set.of();
  private ScrapeCounts ended;

  /**
   * A job without targets yet.
   *
   * @param before the one in whose place it comes; it goes on with its targets as far as what
   *     becomes of their samples is the same
   */
  ScrapePool(Job job, Discovery discovery, ScrapeContext context, @Nullable ScrapePool before) {
    this.job = job;
    this.discovery = discovery;
    this.context = context;
    this.maker = new TargetMaker(job.config());
    this.loops = new LinkedHashMap<>(before == null ? Map.of() : before.loops());
    this.ended = before == null ? NONE : before.ended();
  }

  /** What names its targets. */
  Discovery discovery() {
    return discovery;
  }

  ScrapeConfig config() {
    return job.config();
  }

  private synchronized Map<Target, ScrapeLoop> loops() {
    return loops;
  }

  private synchronized ScrapeCounts ended() {
    return ended;
  }

  /** Looks for targets, and gives the series of those that are gone. */
  synchronized List<Ending> refresh(Instant now) {
    List<TargetGroup> groups = discovery.refresh(now);
    if (groups.equals(known)) {
      return List.of();
    }
    known = groups;
    Map<Target, Target> active = new LinkedHashMap<>();
    Set<Labels> away = new LinkedHashSet<>();
    Set<String> wrong = new LinkedHashSet<>();
    for (TargetGroup group : groups) {
      for (Made made : maker.make(group)) {
        if (made instanceof Made.Active good) {
          active.putIfAbsent(good.target(), good.target());
        } else if (made instanceof Made.Dropped drop) {
          away.add(drop.discovered());
        } else if (made instanceof Made.Failed failed) {
          wrong.add(failed.discovered().get("__address__") + ": " + failed.reason());
        }
      }
    }
    wrong.stream()
        .filter(failure -> !failures.contains(failure))
        .forEach(failure -> log.warn("no target: job={} {}", config().jobName(), failure));
    dropped = away;
    failures = wrong;
    return replace(active.values());
  }

  private List<Ending> replace(Iterable<Target> active) {
    Map<Target, ScrapeLoop> now = new LinkedHashMap<>();
    for (Target target : active) {
      ScrapeLoop loop = loops.get(target);
      now.put(
          target, loop != null && loop.isLike(job) ? loop : new ScrapeLoop(target, job, context));
    }
    String refusal = refusal(now.size());
    now.forEach((target, loop) -> loop.update(target, job, refusal));
    List<Ending> endings = new ArrayList<>();
    loops.forEach(
        (target, loop) -> {
          if (now.get(target) != loop) {
            endings.add(loop.retire());
            ended = ended.plus(loop.counts());
          }
        });
    loops = now;
    return endings;
  }

  private @Nullable String refusal(int targets) {
    int most = config().limits().targets();
    return most == 0 || targets <= most
        ? null
        : "target_limit exceeded (number of targets: " + targets + ", limit: " + most + ")";
  }

  /** Ends all of it. */
  synchronized List<Ending> retire() {
    List<Ending> endings = loops.values().stream().map(ScrapeLoop::retire).toList();
    loops = Map.of();
    return endings;
  }

  /** Its targets as they are now. */
  synchronized List<ScrapeLoop> targets() {
    return List.copyOf(loops.values());
  }

  synchronized PoolStatus status() {
    List<String> problems = new ArrayList<>(discovery.problems());
    problems.addAll(failures);
    ScrapeCounts counts = ended;
    List<TargetStatus> active = new ArrayList<>();
    for (ScrapeLoop loop : loops.values()) {
      counts = counts.plus(loop.counts());
      active.add(loop.status());
    }
    return new PoolStatus(config().jobName(), active, List.copyOf(dropped), problems, counts);
  }
}
