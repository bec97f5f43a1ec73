package io.monitorix.alerts.scrape;

import io.monitorix.alerts.exposition.ExpositionException;
import io.monitorix.alerts.exposition.ExpositionParser;
import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.scrape.fetch.Fetched;
import io.monitorix.alerts.scrape.labelled.Target;
import io.monitorix.alerts.series.Appender;
import io.monitorix.alerts.series.head.Appended;
import io.monitorix.alerts.storage.StaleMarker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One target that is scraped again and again, never twice at once. Remembers its series, to end
 * those that vanish. Thread-safe.
 */
final class ScrapeLoop {

  private static final Logger log = LoggerFactory.getLogger(ScrapeLoop.class);

  /** How far ahead of the clock a sample of its own time may be. */
  private static final Duration AHEAD = Duration.ofMinutes(10);

  private final ScrapeContext context;
  private final ScrapeReport report;
  private final Ticks ticks;
  private final Map<String, Known> known = new HashMap<>();
  private final Map<Appended, Long> refused = new EnumMap<>(Appended.class);
  private Job job;
  private Target target;
  private @Nullable String refusal;
  private List<Known> current = List.of();
  private long scrape;
  private long succeeded;
  private long failed;
  private boolean running;
  private boolean retired;
  private Health health = Health.UNKNOWN;
  private String lastError = "";
  private @Nullable Instant lastScrape;
  private Duration lastDuration = Duration.ZERO;
  private List<Family> families = List.of();

  ScrapeLoop(Target target, Job job, ScrapeContext context) {
    this.target = target;
    this.job = job;
    this.context = context;
    this.report = new ScrapeReport(target, job.config());
    this.ticks =
        new Ticks(target.url() + target.labels(), target.interval(), context.clock().instant());
  }

  /**
   * Takes over what has changed while the target stayed the same.
   *
   * @param reason why it is not scraped for now, though there; null if it is
   */
  synchronized void update(Target same, Job now, @Nullable String reason) {
    target = same;
    job = now;
    refusal = reason;
  }

  /** Whether samples go on as before when it takes over this job. */
  synchronized boolean isLike(Job other) {
    return job.config().samples().equals(other.config().samples())
        && job.config().limits().equals(other.config().limits());
  }

  /** When it is due next. */
  synchronized Instant next() {
    return ticks.next();
  }

  /** Begins a scrape if one is due; it ends on some other thread. */
  void runIfDue(Instant now) {
    Instant at;
    Job with;
    Target asked;
    String reason;
    synchronized (this) {
      if (running) {
        ticks.skip(now);
        return;
      }
      at = ticks.take(now);
      if (at == null || retired) {
        return;
      }
      running = true;
      with = job;
      asked = target;
      reason = refusal;
    }
    if (reason != null) {
      finish(with, at, new Fetched.Failure(reason, false, Duration.ZERO));
      return;
    }
    try {
      with.fetcher().fetch(asked, fetched -> handOver(() -> finish(with, at, fetched)));
    } catch (RuntimeException e) {
      finish(with, at, new Fetched.Failure("cannot be asked: " + e, false, Duration.ZERO));
    }
  }

  private void handOver(Runnable finish) {
    try {
      context.workers().execute(finish);
    } catch (RejectedExecutionException e) {
      log.debug("a scrape ends with the process");
    }
  }

  private void finish(Job with, Instant at, Fetched fetched) {
    try {
      take(with, at, fetched);
    } catch (RuntimeException e) {
      log.error("a scrape was not taken: job={}", with.config().jobName(), e);
    } finally {
      synchronized (this) {
        running = false;
      }
    }
  }

  private void take(Job with, Instant at, Fetched fetched) {
    long began = System.nanoTime();
    ScrapePass pass;
    synchronized (this) {
      pass = new ScrapePass(known, target.labels(), with.labels(), with.config(), ++scrape);
    }
    // Takes long for long texts: the clock of all targets must not wait for this one.
    String error = read(fetched, pass);
    Duration took = fetched.took().plusNanos(System.nanoTime() - began);
    synchronized (this) {
      if (!retired) {
        write(fetched, at, pass, error, took);
        tell(error, at, took, pass);
      }
    }
  }

  private void write(
      Fetched fetched, Instant at, ScrapePass pass, @Nullable String error, Duration took) {
    long bytes =
        fetched instanceof Fetched.Body body
            ? body.bytes()
            : fetched instanceof Fetched.Failure failure && failure.tooLarge() ? -1 : 0;
    context
        .store()
        .write(
            to -> {
              if (error == null) {
                long latest = context.clock().instant().plus(AHEAD).toEpochMilli();
                pass.write(to, at.toEpochMilli(), latest, this::count);
              }
              end(to, at.toEpochMilli(), error == null);
              report.write(to, at.toEpochMilli(), error == null, took, pass, bytes);
            });
  }

  /** What is wrong; null if the pass has all samples. */
  private static @Nullable String read(Fetched fetched, ScrapePass pass) {
    if (fetched instanceof Fetched.Body body) {
      try {
        ExpositionParser.parse(body.text(), body.format(), pass);
        pass.complete();
        return null;
      } catch (ExpositionException | ScrapeFailure e) {
        pass.discard();
        return String.valueOf(e.getMessage());
      }
    }
    return fetched instanceof Fetched.Failure failure ? failure.reason() : "";
  }

  private void count(Appended end) {
    if (end.isRefused()) {
      refused.merge(end, 1L, Long::sum);
    }
  }

  /** Ends series that are not there any more: all of them after a failure. */
  private void end(Appender to, long time, boolean good) {
    List<Known> now = new ArrayList<>();
    Set<Labels> alive = new HashSet<>();
    if (good) {
      boolean any = current.stream().anyMatch(series -> !series.isSeen(scrape));
      known.values().removeIf(series -> !series.isSeen(scrape));
      for (Known series : known.values()) {
        if (!series.isDropped()) {
          now.add(series);
          if (any) {
            alive.add(series.labels());
          }
        }
      }
    }
    for (Known series : current) {
      boolean gone = !good || !series.isSeen(scrape);
      if (gone && series.ends() && !alive.contains(series.labels())) {
        to.append(series.reference(to), time, StaleMarker.VALUE);
      }
    }
    current = now;
  }

  private void tell(@Nullable String error, Instant at, Duration took, ScrapePass pass) {
    if (error == null) {
      succeeded++;
      List<Family> said = pass.families();
      families = said.equals(families) ? families : said;
    } else {
      failed++;
    }
    if (error != null && health != Health.DOWN) {
      log.warn(
          "target down: job={} instance={} error={}",
          job.config().jobName(),
          target.labels().get("instance"),
          error);
    } else if (error == null && health == Health.DOWN) {
      log.info(
          "target up again: job={} instance={}",
          job.config().jobName(),
          target.labels().get("instance"));
    }
    health = error == null ? Health.UP : Health.DOWN;
    lastError = error == null ? "" : error;
    lastScrape = at;
    lastDuration = took;
  }

  /** Scrapes no more. What its series end with is written later, as another may go on with them. */
  synchronized Ending retire() {
    retired = true;
    return new Ending(
        ticks.next().plus(target.interval().multipliedBy(11).dividedBy(10)),
        ticks.next().toEpochMilli(),
        series());
  }

  /** The series that would end if it were gone. */
  synchronized List<Labels> series() {
    List<Labels> all = report.series();
    for (Known series : current) {
      if (series.ends()) {
        all.add(series.labels());
      }
    }
    return all;
  }

  synchronized TargetStatus status() {
    return new TargetStatus(
        target, job.config().jobName(), health, lastError, lastScrape, lastDuration, families);
  }

  synchronized ScrapeCounts counts() {
    return new ScrapeCounts(succeeded, failed, ticks.missed(), refused);
  }
}
