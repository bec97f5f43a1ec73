package io.monitorix.client.pbs.model;

import com.squareup.moshi.Json;
import io.monitorix.client.task.TaskOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A task in the list: {@code GET /nodes/{node}/tasks}.
 *
 * @param node always {@code localhost}; the id has the server's own name
 * @param type what it does, for example {@code backup}, {@code verificationjob} or {@code
 *     garbage_collection}
 * @param id what it does it to, for example {@code store1:vm/100}; absent where there is no such
 *     thing
 * @param user who started it: a user, or a token as {@code user@realm!name}
 * @param pid of the process
 * @param processStart of the process in clock ticks since the server booted
 * @param startTime to the second
 * @param endTime to the second; absent while it runs
 * @param status its closing words: {@code OK}, {@code WARNINGS: 2} or what went wrong; absent while
 *     it runs
 * @param additional what has no component, as text
 */
public record Task(
    PbsUpid upid,
    @Nullable String node,
    @Json(name = "worker_type") @Nullable String type,
    @Json(name = "worker_id") @Nullable String id,
    @Nullable String user,
    @Nullable Long pid,
    @Json(name = "pstart") @Nullable Long processStart,
    @Json(name = "starttime") @Nullable Instant startTime,
    @Json(name = "endtime") @Nullable Instant endTime,
    @Nullable String status,
    Map<String, String> additional) {

  /** Copies the map. */
  public Task {
    additional = Map.copyOf(additional);
  }

  /** Whether it has not ended. */
  public boolean running() {
    return endTime == null;
  }

  /** How it ended; empty while it runs. */
  public Optional<TaskOutcome> outcome() {
    return running() ? Optional.empty() : Optional.of(TaskOutcome.of(status));
  }

  /** From start to end; empty while it runs. */
  public Optional<Duration> duration() {
    if (endTime == null) {
      return Optional.empty();
    }
    return Optional.of(Duration.between(startTime == null ? upid.startTime() : startTime, endTime));
  }
}
