package io.monitorix.alerts.promql.eval;

import io.monitorix.alerts.promql.error.ExecutionException;
import io.monitorix.alerts.promql.error.QueryCanceledException;
import io.monitorix.alerts.promql.error.QueryTimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** What a query has taken of what it is allowed: numbers held, and time. For one thread. */
final class Ledger {

  /** How many elements are handled between two looks at the clock. */
  private static final int PATIENCE = 256;

  /** How many samples are taken in between two looks at the clock. */
  private static final long SAMPLES_BETWEEN_LOOKS = 500_000;

  /** How many numbers may be held before other queries are told. */
  private static final long UNTOLD = 50_000;

  private final long maxSamples;
  private final AtomicLong together;
  private final long maxTogether;
  private final LongSupplier nanoTime;
  private final long deadline;
  private final BooleanSupplier cancelled;
  private int sinceLook;
  private long touchedSinceLook;
  private long held;
  private long told;
  private long peak;
  private long series;
  private long samples;
  private long[] samplesPerStep = new long[1];

  /**
   * @param maxSamples that this query may hold
   * @param together what all queries hold
   * @param maxTogether that all queries may hold
   * @param deadline on the clock of {@code nanoTime}
   */
  Ledger(
      long maxSamples,
      AtomicLong together,
      long maxTogether,
      LongSupplier nanoTime,
      long deadline,
      BooleanSupplier cancelled) {
    this.maxSamples = maxSamples;
    this.together = together;
    this.maxTogether = maxTogether;
    this.nanoTime = nanoTime;
    this.deadline = deadline;
    this.cancelled = cancelled;
  }

  /** Ends the query where it was cancelled or its time is over; looks now and then. */
  void check() {
    if (++sinceLook >= PATIENCE) {
      checkNow();
    }
  }

  /** The same, looking at once. */
  void checkNow() {
    sinceLook = 0;
    touchedSinceLook = 0;
    if (cancelled.getAsBoolean()) {
      throw new QueryCanceledException("query was canceled in query execution");
    }
    if (nanoTime.getAsLong() - deadline > 0) {
      throw new QueryTimeoutException("query timed out in query execution");
    }
  }

  /** Counts numbers that are held from now on; negative ones are let go. */
  void hold(long numbers) {
    held += numbers;
    if (held > peak) {
      peak = held;
    }
    if (Math.abs(held - told) > UNTOLD) {
      tell(held);
    }
    if (held > maxSamples) {
      throw new ExecutionException(
          "query processing would load too many samples into memory in query execution: more than "
              + maxSamples
              + " are not allowed; ask for fewer series, less time or a longer step");
    }
  }

  long held() {
    return held;
  }

  /** Says how many are held once what led to them is gone. */
  void heldAgain(long numbers) {
    hold(numbers - held);
  }

  /** Lets all go. */
  void close() {
    held = 0;
    together.addAndGet(-told);
    told = 0;
  }

  private void tell(long numbers) {
    long all = together.addAndGet(numbers - told);
    boolean more = numbers > told;
    told = numbers;
    if (more && all > maxTogether) {
      throw new ExecutionException(
          "queries would load too many samples into memory together: more than "
              + maxTogether
              + " are not allowed; ask again, or for less");
    }
  }

  void countSeries(int selected) {
    series += selected;
  }

  /** Begins to count by step. */
  void steps(int count) {
    samplesPerStep = new long[count];
  }

  /** Counts samples that an evaluation takes in at a step, or -1 where it is not of the query's. */
  void touch(int step, long number) {
    samples += number;
    touchedSinceLook += number;
    if (touchedSinceLook > SAMPLES_BETWEEN_LOOKS) {
      checkNow();
    }
    if (step >= 0) {
      samplesPerStep[step] += number;
    }
  }

  long peak() {
    return peak;
  }

  long series() {
    return series;
  }

  long samples() {
    return samples;
  }

  long[] samplesPerStep() {
    return samplesPerStep;
  }
}
