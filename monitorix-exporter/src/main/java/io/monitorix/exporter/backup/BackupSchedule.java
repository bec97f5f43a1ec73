package io.monitorix.exporter.backup;

import io.monitorix.alerts.report.ReportSchedule;
import io.monitorix.exporter.backup.place.Places;
import io.monitorix.exporter.backup.place.Stored;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a backup whenever one is due: also soon after the start, if it was due while nobody ran.
 * Only the process that leads does. The newest is copied to places that failed to take it.
 */
public final class BackupSchedule implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(BackupSchedule.class);

  private static final long SECONDS = 30;

  /** After one that failed. */
  private static final Duration PAUSE = Duration.ofMinutes(15);

  /** The longest after a place failed: each is twice as long as the one before. */
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  private final Backups backups;
  private final BackupMetrics metrics;
  private final Optional<ReportSchedule> schedule;
  private final BooleanSupplier leads;
  private final InstantSource clock;
  private final ScheduledExecutorService thread;
  private final ScheduledFuture<?> looking;
  private @Nullable Instant newest;
  private Instant notBefore = Instant.MIN;

  /** Whether it is known that all places have the newest, or which one lacks it. */
  private boolean looked;

  private Instant completeNotBefore = Instant.MIN;
  private Duration pause = PAUSE;

  /**
   * Begins to look whether one is due.
   *
   * @param schedule empty where they are made on demand alone
   */
  public BackupSchedule(
      Backups backups,
      BackupMetrics metrics,
      Optional<ReportSchedule> schedule,
      BooleanSupplier leads,
      InstantSource clock) {
    this.backups = backups;
    this.metrics = metrics;
    this.schedule = schedule;
    this.leads = leads;
    this.clock = clock;
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread made = new Thread(task, "backups");
              made.setDaemon(true);
              return made;
            });
    this.looking = thread.scheduleWithFixedDelay(this::makeDue, SECONDS, SECONDS, TimeUnit.SECONDS);
  }

  /**
   * Makes one if it is due. One that fails is tried again in a quarter of an hour, a place that
   * does not have the newest in growing pauses.
   */
  synchronized void makeDue() {
    Instant now = clock.instant();
    boolean leading = leads.getAsBoolean();
    if (leading) {
      makeIfDue(now);
    } else {
      // Another that leads makes them meanwhile: what is known is not true for long.
      newest = null;
      looked = false;
    }
    if (backups.isIncomplete() || (leading && !looked)) {
      complete(now);
    } else {
      pause = PAUSE;
    }
  }

  private void makeIfDue(Instant now) {
    if (schedule.isEmpty() || now.isBefore(notBefore)) {
      return;
    }
    try {
      if (newest().isBefore(schedule.get().lastDue(now))) {
        newest = null;
        newest = backups.make().name().madeAt();
        looked = true;
      }
    } catch (BackupRunningException e) {
      log.debug("a backup is due, and one is being made");
    } catch (RuntimeException e) {
      notBefore = now.plus(PAUSE);
      completeNotBefore = notBefore;
      pause = PAUSE.multipliedBy(2);
      log.error("the backup failed, it is tried again: again={} reason={}", notBefore, message(e));
    }
  }

  private void complete(Instant now) {
    if (now.isBefore(completeNotBefore)) {
      return;
    }
    try {
      backups.complete();
      looked = true;
      pause = PAUSE;
    } catch (BackupRunningException e) {
      log.debug("a place lacks the newest backup, and one is being made");
    } catch (RuntimeException e) {
      completeNotBefore = now.plus(pause);
      pause =
          pause.compareTo(LONGEST_PAUSE.dividedBy(2)) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
      log.warn(
          "a place lacks the newest backup, it is tried again: again={} reason={}",
          completeNotBefore,
          message(e));
    }
  }

  private static String message(RuntimeException e) {
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }

  private Instant newest() {
    Instant known = newest;
    if (known != null) {
      return known;
    }
    Optional<Stored> found = look().newest();
    found.ifPresent(stored -> metrics.known(stored.name().madeAt(), stored.bytes()));
    Instant at = found.map(stored -> stored.name().madeAt()).orElse(Instant.MIN);
    newest = at;
    return at;
  }

  private Places.Look look() {
    try {
      return backups.places().look();
    } catch (RuntimeException e) {
      metrics.failed();
      throw e;
    }
  }

  @Override
  public void close() {
    looking.cancel(true);
    thread.shutdownNow();
  }
}
