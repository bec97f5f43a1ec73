package io.monitorix.exporter.poll;

import io.monitorix.client.NotFoundException;
import io.monitorix.client.PermissionException;
import io.monitorix.client.UnsupportedException;
import io.monitorix.exporter.collect.Failures;
import io.monitorix.exporter.collect.Readings;
import io.monitorix.exporter.collect.Source;
import io.monitorix.exporter.collect.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a source about one subject, between the readings. When a reading fails the last
 * value is kept for one interval of grace, then there is none. Safe for several threads.
 */
final class Cell<T> {

  /** Rights are granted by people, who do not do so every minute. */
  private static final Duration LONGEST_PAUSE_WITHOUT_PERMISSION = Duration.ofMinutes(5);

  /** Of what is read often: it is to be seen soon that it works again. */
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  /** What a release does not have it gets by an upgrade. */
  private static final Duration PAUSE_WHERE_UNSUPPORTED = Duration.ofHours(1);

  private static final int MOST_DOUBLINGS = 6;

  private final Source<T> source;
  private final Rhythm rhythm;

  private Subject subject;
  private Object traits = "";
  private @Nullable T value;
  private @Nullable T last;
  private @Nullable Instant readAt;
  private @Nullable Instant due;
  private Duration duration = Duration.ZERO;
  private @Nullable Throwable failure;
  private int failures;
  private boolean attempted;
  private boolean running;
  private boolean hidden;
  private boolean forgotten;

  Cell(Source<T> source, Subject subject, Rhythm rhythm) {
    this.source = source;
    this.subject = subject;
    this.rhythm = rhythm;
  }

  /** What an attempt came to. */
  enum Change {
    /** It brought a value after one that did, or the first value. */
    FINE,
    /** It brought a value after one that failed. */
    HEALED,
    /** It failed after one that did not. */
    FAILED,
    /** It failed once more. */
    STILL_FAILING,
    /** It failed once more, and the last value is too old now. */
    DROPPED,
    /** The subject, or what the source tells of it, does not exist. */
    GONE
  }

  synchronized Subject subject() {
    return subject;
  }

  /** The same subject, as it is now; one that was away is read anew. */
  synchronized void seen(Subject now) {
    subject = now;
    if (hidden) {
      hidden = false;
      due = null;
    }
  }

  /** The subject is away, or not of interest: what was said of it no longer holds. */
  synchronized void hide() {
    hidden = true;
    forgotten = false;
    value = null;
    failure = null;
    failures = 0;
  }

  /** Whether it is to be read now: its time has come, or its subject has changed. */
  synchronized boolean isDue(Instant now, Duration early) {
    return !hidden
        && (due == null
            || !now.isBefore(due.minus(early))
            || (failures == 0 && attempted && !source.traits(subject).equals(traits)));
  }

  /** When its time comes; the beginning of time for one that was never read. */
  synchronized Instant due() {
    return due == null ? Instant.MIN : due;
  }

  /** Whether it may wait: it has a value, and its subject is locked. */
  synchronized boolean mayWait() {
    return value != null && subject instanceof Subject.Guest guest && guest.lock() != null;
  }

  /**
   * Begins an attempt.
   *
   * @return false where one is still under way: then none is begun
   */
  synchronized boolean begin() {
    if (running) {
      return false;
    }
    running = true;
    traits = source.traits(subject);
    return true;
  }

  /** What the source gave the last time that it was read, however long ago. */
  synchronized @Nullable T last() {
    return last;
  }

  /** Ends the attempt with a value. */
  synchronized Change succeeded(T read, Instant start, Instant now) {
    final boolean healed = failures > 0;
    final boolean first = readAt == null;
    running = false;
    attempted = true;
    duration = Duration.between(start, now);
    failure = null;
    failures = 0;
    forgotten = false;
    last = read;
    readAt = now;
    Duration own = source.pauseAfter(read);
    due = start.plus(own != null ? own : first ? rhythm.firstPause() : rhythm.pause());
    value = hidden ? null : read;
    return healed ? Change.HEALED : Change.FINE;
  }

  /** Ends the attempt without a value. */
  synchronized Change failed(Throwable thrown, Instant start, Instant now) {
    running = false;
    attempted = true;
    duration = Duration.between(start, now);
    Throwable cause = Failures.cause(thrown);
    if (cause instanceof UnsupportedException) {
      due = start.plus(PAUSE_WHERE_UNSUPPORTED);
      gone();
      return Change.GONE;
    }
    if (cause instanceof NotFoundException && subject instanceof Subject.Guest) {
      due = start.plus(rhythm.interval());
      gone();
      return Change.GONE;
    }
    failures++;
    failure = cause;
    due =
        start.plus(
            rhythm.pauseAfterFailures(
                Math.min(failures, MOST_DOUBLINGS),
                cause instanceof PermissionException
                    ? LONGEST_PAUSE_WITHOUT_PERMISSION
                    : LONGEST_PAUSE));
    if (value != null && failures > 1 && isPastGrace(now)) {
      value = null;
      return Change.DROPPED;
    }
    return failures == 1 ? Change.FAILED : Change.STILL_FAILING;
  }

  private void gone() {
    value = null;
    forgotten = false;
    failure = null;
    failures = 0;
  }

  private boolean isPastGrace(Instant now) {
    return readAt == null
        || !now.isBefore(readAt.plus(rhythm.interval().multipliedBy(2)).minus(rhythm.tolerance()));
  }

  /**
   * Forgets the value, unless it tells of that: the target is gone, and what it said an hour ago is
   * no better. It is read anew once the target is back.
   */
  synchronized void forget() {
    if (source.isKeptWhenGone()) {
      return;
    }
    value = null;
    forgotten = true;
    due = null;
  }

  synchronized void putInto(Readings.Builder readings) {
    if (value != null) {
      readings.put(source, subject, value);
    }
  }

  /** Whether it failed at its last attempt. */
  synchronized boolean isFailing() {
    return failures > 0 || forgotten;
  }

  /** Whether it failed for so long that there is no value any more, or there never was one. */
  synchronized boolean isLost() {
    return value == null && (failures > 1 || forgotten);
  }

  /** Whether it was ever attempted. */
  synchronized boolean isAttempted() {
    return attempted && !hidden;
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
  synchronized Optional<Throwable> failure() {
    return Optional.ofNullable(failure);
  }
}
