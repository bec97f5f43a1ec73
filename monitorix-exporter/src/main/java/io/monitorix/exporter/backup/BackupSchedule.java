package io.monitorix.exporter.backup;

import io.monitorix.alerts.report.ReportSchedule;
import io.monitorix.exporter.backup.place.Stored;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
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
 * Only the process that leads does.
 */
public final class BackupSchedule implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(BackupSchedule.class);

  private static final long SECONDS = 30;

  /** After one that failed. */
  private static final Duration PAUSE = Duration.ofMinutes(15);

  private final Backups backups;
  private final BackupMetrics metrics;
  private final ReportSchedule schedule;
  private final BooleanSupplier leads;
  private final InstantSource clock;
  private final ScheduledExecutorService thread;
  private final ScheduledFuture<?> looking;
  private @Nullable Instant newest;
  private Instant notBefore = Instant.MIN;

  /** Begins to look whether one is due. */
  public BackupSchedule(
      Backups backups,
      BackupMetrics metrics,
      ReportSchedule schedule,
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

  /** Makes one if it is due. One that fails is tried again in a quarter of an hour. */
  synchronized void makeDue() {
    Instant now = clock.instant();
    if (now.isBefore(notBefore) || !leads.getAsBoolean()) {
      // Another that leads makes them meanwhile: what is known is not true for long.
      newest = null;
      return;
    }
    try {
      if (newest().isBefore(schedule.lastDue(now))) {
        newest = backups.make().name().madeAt();
      }
    } catch (BackupRunningException e) {
      log.debug("a backup is due, and one is being made");
    } catch (RuntimeException e) {
      notBefore = now.plus(PAUSE);
      log.error("the backup failed, it is tried again: again={} reason={}", notBefore, message(e));
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
    Optional<Stored> found =
        stored().stream().filter(stored -> !stored.name().migration()).findFirst();
    found.ifPresent(stored -> metrics.known(stored.name().madeAt(), stored.bytes()));
    Instant at = found.map(stored -> stored.name().madeAt()).orElse(Instant.MIN);
    newest = at;
    return at;
  }

  private List<Stored> stored() {
    try {
      return backups.list();
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
