package io.monitorix.alerts.scrape.discovery;

import io.monitorix.alerts.scrape.config.FileSd;
import io.monitorix.alerts.scrape.config.HttpSd;
import io.monitorix.alerts.scrape.config.ScrapeConfig;
import io.monitorix.alerts.scrape.config.TargetGroup;
import io.monitorix.alerts.scrape.fetch.HttpClients;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All that names targets of one job. Refreshed by one thread, read by any. */
public final class Discovery {

  private static final Logger log = LoggerFactory.getLogger(Discovery.class);

  private final String job;
  private final List<TargetGroup> fixed;
  private final List<TargetSource> sources = new ArrayList<>();
  private volatile List<String> problems = List.of();

  /**
   * Of a job. Nothing is read yet.
   *
   * @param before the one in whose place it comes, null for none: what both look at is not
   *     forgotten until it answers again
   * @throws IllegalArgumentException if a file of certificates cannot be used
   */
  public Discovery(ScrapeConfig config, HttpClients clients, @Nullable Discovery before) {
    job = config.jobName();
    fixed = config.targets().fixed();
    Map<Object, TargetSource> old = new HashMap<>();
    if (before != null) {
      before.sources.forEach(source -> old.put(source.config(), source));
    }
    for (FileSd files : config.targets().files()) {
      TargetSource same = old.get(files);
      sources.add(same == null ? new FileSource(files) : same);
    }
    for (HttpSd sd : config.targets().urls()) {
      TargetSource same = old.get(sd);
      sources.add(
          new HttpSource(
              sd,
              clients.json(sd.url(), sd.refreshInterval(), sd.access()),
              same == null ? List.of() : same.groups()));
    }
  }

  /** Looks again where it is time to, and gives all groups that are known now. */
  public List<TargetGroup> refresh(Instant now) {
    List<TargetGroup> groups = new ArrayList<>(fixed);
    List<String> wrong = new ArrayList<>();
    for (TargetSource source : sources) {
      source.refresh(now);
      groups.addAll(source.groups());
      wrong.addAll(source.problems());
    }
    wrong.stream()
        .filter(problem -> !problems.contains(problem))
        .forEach(problem -> log.warn("targets not found: job={} problem={}", job, problem));
    if (wrong.isEmpty() && !problems.isEmpty()) {
      log.info("targets found again: job={}", job);
    }
    problems = wrong;
    return groups;
  }

  /** What is wrong now, each with its place; free of secrets. */
  public List<String> problems() {
    return List.copyOf(problems);
  }
}
