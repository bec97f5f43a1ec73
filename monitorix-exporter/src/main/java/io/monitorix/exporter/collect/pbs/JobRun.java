package io.monitorix.exporter.collect.pbs;

import static java.util.Objects.requireNonNullElse;

import io.monitorix.client.pbs.model.Scheduled;
import io.monitorix.client.task.TaskOutcome;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A job and its last run that has ended.
 *
 * @param kind {@code verify}, {@code sync}, {@code prune}, {@code gc} or {@code tape}
 * @param job its name; of a garbage collection, that of the datastore
 * @param datastore empty where the server does not tell
 * @param next when it is due; null without a schedule
 * @param ended when the last run ended; null where none is known
 * @param outcome how that run ended; null where none is known
 */
record JobRun(
    String kind,
    String job,
    String datastore,
    @Nullable Instant next,
    @Nullable Instant ended,
    @Nullable TaskOutcome outcome) {

  /** How a run may end, as label values. */
  static final List<String> RESULTS = List.of("ok", "warning", "error", "unknown");

  /**
   * The job as the server tells it. While a run is under way the server does not tell of the one
   * before, which is what counts until then: it is taken from what was read before.
   */
  static JobRun of(
      String kind,
      String job,
      @Nullable String datastore,
      Scheduled told,
      @Nullable List<JobRun> before) {
    Instant ended = told.lastRunEnd();
    TaskOutcome outcome = told.lastOutcome().orElse(null);
    if (ended == null && outcome == null && told.lastRunUpid() != null && before != null) {
      for (JobRun earlier : before) {
        if (earlier.job.equals(job)) {
          ended = earlier.ended;
          outcome = earlier.outcome;
        }
      }
    }
    return new JobRun(kind, job, requireNonNullElse(datastore, ""), told.nextRun(), ended, outcome);
  }

  /** How the last run ended, as a label value; null where none is known. */
  @Nullable String result() {
    return outcome == null ? null : outcome.parameter();
  }
}
