package io.monitorix.exporter.collect;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is known of a source between the polls of one target. Of a source that fails once the last
 * value is kept, for one interval of grace; when it fails again there is none. Safe for several
 * threads.
 */
final class SourceState<T> {

  private static final Logger log = LoggerFactory.getLogger(SourceState.class);

  /** What hardly ever changes is asked for seldom. */
  private static final Map<Source<?>, Duration> SLOW = Map.of(Source.VERSION, Duration.ofHours(1));

  private static final int FAILURES_OF_GRACE = 1;

  private final Source<T> source;
  private final String target;
  private final InstantSource clock;
  private final GuestNames names;

  private @Nullable T value;
  private @Nullable Instant readAt;
  private Duration duration = Duration.ZERO;
  private @Nullable String problem;
  private int failures;

  SourceState(Source<T> source, String target, InstantSource clock, GuestNames names) {
    this.source = source;
    this.target = target;
    this.clock = clock;
    this.names = names;
  }

  Source<T> source() {
    return source;
  }

  /** Whether it is to be read now. One that has no value, or failed, is due however slow it is. */
  synchronized boolean isDue(Instant now) {
    Duration every = SLOW.get(source);
    return value == null
        || readAt == null
        || failures > 0
        || every == null
        || !now.isBefore(readAt.plus(every));
  }

  /** Reads it; completes, never exceptionally, when it has been read or has failed. */
  CompletableFuture<Void> read(SourceReader reader) {
    Instant start = clock.instant();
    return reader
        .read(source)
        .handle(
            (read, failure) -> {
              ended(start, read, failure);
              return null;
            });
  }

  private synchronized void ended(Instant start, T read, @Nullable Throwable failure) {
    Instant now = clock.instant();
    duration = Duration.between(start, now);
    if (failure == null) {
      succeeded(read, now);
    } else {
      failed(Failures.words(failure));
    }
  }

  private void succeeded(T read, Instant now) {
    if (failures > 0) {
      log.info("source answers again: target={} source={}", target, source);
    }
    failures = 0;
    problem = null;
    value = names.completed(source, read);
    readAt = now;
  }

  private void failed(String words) {
    if (failures == 0) {
      log.warn("source failed: target={} source={} error={}", target, source, words);
    } else {
      log.debug("source still fails: target={} source={} error={}", target, source, words);
    }
    failures++;
    problem = words;
    if (isLost()) {
      forget();
    }
  }

  /** Whether it has failed for longer than the interval of grace. */
  synchronized boolean isLost() {
    return failures > FAILURES_OF_GRACE;
  }

  /** Drops the value, if there is one. */
  synchronized void forget() {
    if (value != null) {
      log.warn("values dropped, last read at {}: target={} source={}", readAt, target, source);
      value = null;
    }
  }

  synchronized void putInto(Readings.Builder readings) {
    if (value != null) {
      readings.put(source, value);
    }
  }

  /** Whether the last attempt brought a value that is still there. */
  synchronized boolean isRead() {
    return failures == 0 && value != null;
  }

  /** How long the last attempt took. */
  synchronized Duration duration() {
    return duration;
  }

  /** When it was last read. */
  synchronized Optional<Instant> lastSuccess() {
    return Optional.ofNullable(readAt);
  }

  /** Why the last attempt failed; empty where it did not. */
  synchronized Optional<String> problem() {
    return Optional.ofNullable(problem);
  }
}
