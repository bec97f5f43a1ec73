package io.monitorix.alerts.template.value;

import java.util.function.LongSupplier;

/** What a run has left of its {@link Limits}. Not thread-safe: it belongs to one run. */
public final class Budget {

  private static final int CHARACTERS_A_STEP = 64;
  private static final int STEPS_A_LOOK_AT_THE_CLOCK = 256;

  private final Limits limits;
  private final LongSupplier nanoTime;
  private final long start;
  private long steps;
  private long nextLook = STEPS_A_LOOK_AT_THE_CLOCK;
  private long memory;
  private int depth;

  /**
   * Everything is left.
   *
   * @param nanoTime never goes back
   */
  public Budget(Limits limits, LongSupplier nanoTime) {
    this.limits = limits;
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
  }

  /** What there was at first. */
  public Limits limits() {
    return limits;
  }

  /** Takes one step. */
  public void step() {
    steps(1);
  }

  /** Takes the steps that reading some characters costs. */
  public void read(long characters) {
    steps(1 + characters / CHARACTERS_A_STEP);
  }

  /** Takes room for some characters, and the steps that writing them costs. */
  public void write(long characters) {
    memory += characters;
    if (memory > limits.memory()) {
      throw new LimitExceededException(
          "template makes values of more than " + limits.memory() + " characters");
    }
    read(characters);
  }

  /** Goes one level deeper; each call has its {@link #leave}. */
  public void enter() {
    if (++depth > limits.depth()) {
      throw new LimitExceededException("exceeded maximum template depth (" + limits.depth() + ")");
    }
  }

  /** Comes back from a level. */
  public void leave() {
    depth--;
  }

  private void steps(long count) {
    steps += count;
    if (steps > limits.steps()) {
      throw new LimitExceededException("template takes more than " + limits.steps() + " steps");
    }
    if (steps >= nextLook) {
      nextLook = steps + STEPS_A_LOOK_AT_THE_CLOCK;
      if (nanoTime.getAsLong() - start > limits.time().toNanos()) {
        throw new LimitExceededException(
            "template takes longer than " + limits.time().toMillis() + " ms");
      }
    }
  }
}
