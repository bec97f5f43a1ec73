package io.monitorix.client.pbs.model;

import io.monitorix.client.task.TaskOutcome;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Something that the server does by a schedule, and how the last run ended. */
public sealed interface Scheduled
    permits GarbageCollection, VerifyJob, SyncJob, PruneJob, TapeBackupJob {

  /** A calendar event, for example {@code daily}; null where it only runs when it is told to. */
  @Nullable String schedule();

  /** When it is due; null without a schedule. */
  @Nullable Instant nextRun();

  /** The task of the last run, or of the one under way; null where it never ran. */
  @Nullable PbsUpid lastRunUpid();

  /** When the last run ended; null while one is under way, and where it never ran. */
  @Nullable Instant lastRunEnd();

  /**
   * The closing words of the last run: {@code OK}, {@code WARNINGS: 2} or what went wrong; null
   * while one is under way, and where it never ran.
   */
  @Nullable String lastRunState();

  /** How the last run ended; empty while one is under way, and where it never ran. */
  default Optional<TaskOutcome> lastOutcome() {
    String words = lastRunState();
    return words == null ? Optional.empty() : Optional.of(TaskOutcome.of(words));
  }
}
