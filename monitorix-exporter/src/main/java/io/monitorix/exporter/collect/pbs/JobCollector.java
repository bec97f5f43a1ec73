package io.monitorix.exporter.collect.pbs;

import io.monitorix.client.Call;
import io.monitorix.client.ParameterException;
import io.monitorix.client.pbs.PbsClient;
import io.monitorix.client.pbs.SyncDirection;
import io.monitorix.client.pbs.model.PruneJob;
import io.monitorix.client.pbs.model.Scheduled;
import io.monitorix.client.pbs.model.SyncJob;
import io.monitorix.client.pbs.model.TapeBackupJob;
import io.monitorix.client.pbs.model.VerifyJob;
import io.monitorix.exporter.collect.Collector;
import io.monitorix.exporter.collect.Emission;
import io.monitorix.exporter.collect.Failures;
import io.monitorix.exporter.collect.Readings;
import io.monitorix.exporter.collect.Source;
import io.monitorix.exporter.collect.SourceReader;
import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.metric.Metric;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code pbs_job_…}: what the server does by a schedule, and how it fares. */
final class JobCollector implements Collector {

  static final Metric LAST_RUN_TIMESTAMP_SECONDS =
      Metric.gauge(
          "pbs_job_last_run_timestamp_seconds",
          "When the last run of the job ended, as Unix timestamp.",
          "kind",
          "job",
          "datastore");

  static final Metric NEXT_RUN_TIMESTAMP_SECONDS =
      Metric.gauge(
          "pbs_job_next_run_timestamp_seconds",
          "When the next run of the job is due, as Unix timestamp.",
          "kind",
          "job",
          "datastore");

  static final Metric LAST_RESULT =
      Metric.gauge(
          "pbs_job_last_result",
          "How the last run of the job ended (1 for the result that holds).",
          "kind",
          "job",
          "datastore",
          "result");

  /** {@code GET /admin/verify}. */
  static final Source<List<JobRun>> VERIFY =
      jobs(
          "admin/verify",
          reader -> reader.call(reader.pbs().jobs().verify()),
          "verify",
          VerifyJob::id,
          VerifyJob::store);

  /**
   * {@code GET /admin/sync}: a job is listed to those alone who may know of the server that it
   * copies from or to.
   */
  static final Source<List<JobRun>> SYNC =
      jobs("admin/sync", JobCollector::sync, "sync", SyncJob::id, SyncJob::store)
          .needing("/remote", "Remote.Audit");

  /** {@code GET /admin/prune}. */
  static final Source<List<JobRun>> PRUNE =
      jobs(
          "admin/prune",
          reader -> reader.call(reader.pbs().jobs().prune()),
          "prune",
          PruneJob::id,
          PruneJob::store);

  /** {@code GET /tape/backup}. */
  static final Source<List<JobRun>> TAPE =
      jobs(
              "tape/backup",
              reader -> reader.call(reader.pbs().tape().backupJobs()),
              "tape",
              TapeBackupJob::id,
              TapeBackupJob::store)
          .needing("/tape", "Tape.Audit");

  private static <J extends Scheduled> Source<List<JobRun>> jobs(
      String name,
      Function<SourceReader, CompletableFuture<List<J>>> list,
      String kind,
      Function<J, String> id,
      Function<J, @Nullable String> store) {
    return Source.ofTarget(
        name,
        (reader, target, previous) ->
            list.apply(reader)
                .thenApply(
                    jobs ->
                        jobs.stream()
                            .map(
                                job ->
                                    JobRun.of(kind, id.apply(job), store.apply(job), job, previous))
                            .toList()));
  }

  /** Releases before 3.3 know one direction alone, and refuse to be asked for both. */
  private static CompletableFuture<List<SyncJob>> sync(SourceReader reader) {
    PbsClient pbs = reader.pbs();
    Call<List<SyncJob>> both = pbs.jobs().sync(SyncDirection.ALL);
    return reader
        .call(both)
        .exceptionallyCompose(
            failure ->
                Failures.cause(failure) instanceof ParameterException
                    ? reader.call(pbs.jobs().sync())
                    : CompletableFuture.failedFuture(Failures.cause(failure)));
  }

  @Override
  public CollectorName name() {
    return CollectorName.PBS_JOBS;
  }

  @Override
  public List<Source<?>> sources() {
    return List.of(VERIFY, SYNC, PRUNE, GarbageRun.ALL, TAPE);
  }

  @Override
  public List<Metric> metrics() {
    return List.of(LAST_RUN_TIMESTAMP_SECONDS, NEXT_RUN_TIMESTAMP_SECONDS, LAST_RESULT);
  }

  @Override
  public void collect(Readings readings, Emission out) {
    for (Source<List<JobRun>> source : List.of(VERIFY, SYNC, PRUNE, TAPE)) {
      List<JobRun> jobs = readings.get(source);
      if (jobs != null) {
        jobs.forEach(job -> collect(job, out));
      }
    }
    List<GarbageRun> garbage = readings.get(GarbageRun.ALL);
    if (garbage != null) {
      garbage.forEach(run -> collect(run.job(), out));
    }
  }

  private static void collect(JobRun run, Emission out) {
    String[] names = {"kind", run.kind(), "job", run.job(), "datastore", run.datastore()};
    Labels labels = out.labels(names);
    out.emit(LAST_RUN_TIMESTAMP_SECONDS, labels, run.ended());
    out.emit(NEXT_RUN_TIMESTAMP_SECONDS, labels, run.next());
    out.emitState(LAST_RESULT, "result", JobRun.RESULTS, run.result(), names);
  }
}
